import { type Cursor, decodeCursor, encodeCursor } from '../contract/cursor.ts';
import { builder } from './builder.ts';
import { badInput } from './errors.ts';

/**
 * The position that an `after` argument named, undefined for none.
 *
 * @throws BAD_USER_INPUT for a position in another task's log.
 */
export const positionIn = (
  taskId: string,
  after: Cursor | null | undefined,
): Cursor | undefined => {
  if (!after) return undefined;
  if (after.taskId !== taskId) {
    throw badInput('after', encodeCursor(after), `a cursor of the task ${taskId}`);
  }
  return after;
};

builder.scalarType('Cursor', {
  description: `An opaque position in one task's event log: task, number and the entry's own nonce, so that a position which a failover
has taken back is recognised. Valid on every transport and for \`after\` arguments.`,
  serialize: encodeCursor,
  parseValue: (held) => {
    const cursor = typeof held === 'string' ? decodeCursor(held) : undefined;
    // A scalar is not told which argument it is read for; every argument of this type is called `after`.
    if (!cursor) throw badInput('after', held, 'a cursor as this API gives them');
    return cursor;
  },
});
