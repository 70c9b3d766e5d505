import { z } from 'zod';
import { type Position, positionSchema } from './task.ts';
import { taskIdSchema } from './task-id.ts';

/** A position in one task's log, as clients hold it. */
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

/** The text that clients are given: opaque, safe in an address and in a header. */
export const encodeCursor = ({ taskId, seq, nonce }: Cursor): string =>
  Buffer.from(`1.${taskId}.${seq}.${nonce}`).toString('base64url');

/** Reads what {@link encodeCursor} wrote; undefined for anything else. */
export const decodeCursor = (text: string): Cursor | undefined => {
  const parts = Buffer.from(text, 'base64url').toString().split('.');
  const cursor = partsSchema.safeParse(parts).data;
  // Base64 and numbers have more than one notation; only ours is a cursor.
  return cursor && encodeCursor(cursor) === text ? cursor : undefined;
};
