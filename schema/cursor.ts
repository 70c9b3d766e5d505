import { type Cursor, decodeCursor, encodeCursor } from '../contract/cursor.ts';
import { builder } from './builder.ts';
import { invalidCursor } from './errors.ts';

/**
 * The position an `after` argument names; undefined if it was omitted or null.
 *
 * @throws INVALID_CURSOR if it is a position in another task's log.
 */
export const positionIn = (
  taskId: string,
  after: Cursor | null | undefined,
): Cursor | undefined => {
  if (!after) return undefined;
  if (after.taskId !== taskId) {
    throw invalidCursor('after', encodeCursor(after), `a cursor of task ${taskId}`);
  }
  return after;
};

builder.scalarType('Cursor', {
  description: `An opaque position in one task's event log. It names the task, the event's number, and the event's random nonce, so that a
position that a Redis failover has undone is recognized. Valid on every transport and as every \`after\` argument of events.`,
  serialize: encodeCursor,
  parseValue: (value) => {
    const cursor = typeof value === 'string' ? decodeCursor(value) : undefined;
    // A scalar does not know its argument's name, but every argument of this type is called `after`.
    if (!cursor) throw invalidCursor('after', value, 'a cursor returned by this API');
    return cursor;
  },
});
