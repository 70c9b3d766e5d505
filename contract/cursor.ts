import { z } from 'zod';
import { type Position, positionSchema } from './task.ts';
import { taskIdSchema } from './task-id.ts';

/** A position in the log of one task. */
export interface Cursor extends Position {
  taskId: string;
}

const partsSchema = z
  .tuple([
    z.literal('1'),
    taskIdSchema,
    z.coerce.number().pipe(positionSchema.shape.seq),
    z.string().regex(/^[\w-]+$/),
  ])
  .transform(([, taskId, seq, nonce]) => ({ taskId, seq, nonce }));

/** Encodes a cursor for clients: an opaque string, safe in URLs and headers. */
export const encodeCursor = ({ taskId, seq, nonce }: Cursor): string =>
  Buffer.from(`1.${taskId}.${seq}.${nonce}`).toString('base64url');

/** Decodes the output of {@link encodeCursor}. Returns undefined for anything else. */
export const decodeCursor = (text: string): Cursor | undefined => {
  const parts = Buffer.from(text, 'base64url').toString().split('.');
  const cursor = partsSchema.safeParse(parts).data;
  // Base64 and numbers have several notations. Only the canonical one is a cursor.
  return cursor && encodeCursor(cursor) === text ? cursor : undefined;
};
