import { z } from 'zod';
import { taskIdSchema } from '../contract/task-id.ts';

/** An entry of a list of tasks, in the order of the list. */
export interface IndexEntry {
  readonly taskId: string;
  readonly createdAt: number;
}

const cursorSchema = z
  .tuple([z.coerce.number().int(), taskIdSchema])
  .transform(([createdAt, taskId]): IndexEntry => ({ createdAt, taskId }));

/** Encodes a cursor for clients: an opaque string. */
export const encodeIndexCursor = ({ createdAt, taskId }: IndexEntry): string =>
  Buffer.from(`${createdAt}.${taskId}`).toString('base64url');

/** Decodes the output of {@link encodeIndexCursor}. Returns undefined for anything else. */
export const decodeIndexCursor = (text: string): IndexEntry | undefined => {
  const parts = Buffer.from(text, 'base64url').toString().split('.');
  const entry = cursorSchema.safeParse(parts).data;
  // Base64 and numbers have several notations. Only the canonical one is a cursor.
  return entry && encodeIndexCursor(entry) === text ? entry : undefined;
};
