import type { Logger } from 'pino';
import type { RedisConnections } from '../../redis/open-redis.ts';
import type { TaskStores } from '../../tasks/open-task-stores.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { ServerOptions } from '../server-options.ts';
import { Feed } from './feed.ts';
import { LiveLists } from './live-lists.ts';
import { Publications } from './publications.ts';

/** Opens what pushes the events of tasks and the lists of tasks. The caller closes both. */
export const openFeeds = (
  { subscriber }: RedisConnections,
  { log, keys }: TaskStores,
  { listIntervalMs }: ServerOptions,
  logger: Logger,
): Pick<Dependencies, 'feed' | 'liveLists'> => {
  const feed = new Feed({
    log,
    publications: new Publications(subscriber),
    channelOf: keys.events,
    onError: (err) => logger.error({ err }, 'failed to read an event log'),
  });
  subscriber.on('resumed', () => feed.readAll());
  const liveLists = new LiveLists({
    subscriber,
    channel: keys.changed,
    everyMs: listIntervalMs,
    onError: (err) => logger.error({ err }, 'failed to read a list of tasks'),
  });
  return { feed, liveLists };
};
