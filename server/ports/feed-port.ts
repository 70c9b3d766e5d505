import { type Cursor, decodeCursor } from '../../contract/cursor.ts';
import type { Position } from '../../contract/task.ts';
import type { FeedPort, TasksPort } from '../../schema/context.ts';
import { badInput, taskNotFound } from '../../schema/errors.ts';
import type { Feed } from '../feed/feed.ts';

/** What one operation was handed last, for the transport that names it to its client. */
export interface Delivery {
  last: (Position & { taskId: string }) | undefined;
}

/**
 * The feed as one viewer may read it.
 *
 * @param lastEventId the cursor at which an event stream was cut: goes before `after`, which is what it began with.
 */
export const feedPort = (
  feed: Feed,
  tasks: Pick<TasksPort, 'find'>,
  delivery: Delivery,
  lastEventId?: string,
): FeedPort => {
  const assertVisible = async (taskId: string): Promise<void> => {
    if (!(await tasks.find(taskId))) throw taskNotFound(taskId);
  };
  return {
    events: async (taskId, asked) => {
      const after = resumeFrom(taskId, lastEventId) ?? asked;
      await assertVisible(taskId);
      const items = await feed.events(taskId, after);
      if (!items) throw taskNotFound(taskId);
      return noting(items, delivery, ({ seq, nonce }) => ({ taskId, seq, nonce }));
    },
    states: async (taskId) => {
      await assertVisible(taskId);
      const states = await feed.states(taskId);
      if (!states) throw taskNotFound(taskId);
      return noting(states, delivery, ({ position }) => ({ taskId, ...position }));
    },
  };
};

const resumeFrom = (taskId: string, lastEventId: string | undefined): Cursor | undefined => {
  if (!lastEventId) return undefined;
  const cursor = decodeCursor(lastEventId);
  if (cursor?.taskId === taskId) return cursor;
  throw badInput('Last-Event-ID', lastEventId, `the id of an event of task ${taskId}`);
};

const noting = <Item>(
  items: AsyncIterableIterator<Item>,
  delivery: Delivery,
  where: (item: Item) => Delivery['last'],
): AsyncIterableIterator<Item> => ({
  async next() {
    const result = await items.next();
    if (!result.done) delivery.last = where(result.value);
    return result;
  },
  return: async () => (await items.return?.()) ?? { value: undefined, done: true },
  [Symbol.asyncIterator]() {
    return this;
  },
});
