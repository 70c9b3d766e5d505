import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { Feed } from '../../../server/feed/feed.ts';
import { Publications } from '../../../server/feed/publications.ts';
import { EventLog } from '../../../tasks/event-log/event-log.ts';
import type { Deployment } from '../tasks/deployment.ts';

/** A feed wired as in a server, with counts of its log reads and the errors it reported. */
export const feedOf = (
  deployment: Deployment,
  { compareEveryMs }: { compareEveryMs?: number } = {},
) => {
  const { log, subscriber, keys } = deployment;
  const errors: unknown[] = [];
  const reads = { find: 0, read: 0, positions: 0 };
  const feed = new Feed({
    log: {
      find(taskId) {
        reads.find += 1;
        return log.find(taskId);
      },
      read(taskId, from, count) {
        reads.read += 1;
        return log.read(taskId, from, count);
      },
      positions(taskIds) {
        reads.positions += 1;
        return log.positions(taskIds);
      },
    },
    publications: new Publications(subscriber),
    channelOf: keys.events,
    onError: (error) => errors.push(error),
    ...(compareEveryMs === undefined ? {} : { compareEveryMs }),
  });
  onTestFinished(() => feed.close());
  return { feed, reads, errors };
};

/** An event log whose publications nobody receives. */
export const silentLog = ({ redis, steps, keys, log }: Deployment, maxEvents = 1000): EventLog =>
  new EventLog(
    redis,
    steps,
    { ...keys, events: (taskId) => `${keys.events(taskId)}:silent` },
    { ttlMs: log.ttlMs, maxEvents, safetyMs: 60_000 },
  );

/** How many connections are subscribed to a task's events. */
export const listenersOf = async ({ redis, keys }: Deployment, taskId: string): Promise<number> => {
  const reply = await redis.call('PUBSUB', 'NUMSUB', keys.events(taskId));
  const [, count] = z.tuple([z.string(), z.coerce.number()]).parse(reply);
  return count;
};

/** Unwraps a reader, which is undefined if the task does not exist. */
export const opened = async <T>(reading: Promise<T | undefined>): Promise<T> => {
  const reader = await reading;
  if (reader === undefined) throw new Error('The task does not exist.');
  return reader;
};

/** Reads everything that remains, to the end. */
export const rest = async <T>(reader: AsyncIterable<T>): Promise<T[]> => {
  const items: T[] = [];
  for await (const item of reader) items.push(item);
  return items;
};

export const seqsOf = (events: readonly { seq: number }[]): number[] =>
  events.map(({ seq }) => seq);
