import type { Logger } from 'pino';
import type { RedisConnections } from '../../redis/open-redis.ts';
import type { TaskStores } from '../../tasks/open-task-stores.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { ServerOptions } from '../server-options.ts';
import { Changes } from './changes.ts';
import { Feed } from './feed.ts';
import { LiveViews } from './live-views.ts';
import { Publications } from './publications.ts';

/** Opens what pushes the events of tasks, lists of tasks, and collections. The caller closes them. */
export const openFeeds = (
  { subscriber }: RedisConnections,
  { log, keys }: TaskStores,
  { listIntervalMs }: ServerOptions,
  logger: Logger,
): Pick<Dependencies, 'feed' | 'liveLists' | 'liveCollections'> => {
  const feed = new Feed({
    log,
    publications: new Publications(subscriber),
    channelOf: keys.events,
    onError: (err) => logger.error({ err }, 'failed to read an event log'),
  });
  subscriber.on('resumed', () => feed.readAll());
  const shared = { changes: new Changes(subscriber, keys.changed), everyMs: listIntervalMs };
  return {
    feed,
    liveLists: new LiveViews({
      ...shared,
      onError: (err) => logger.error({ err }, 'failed to read a list of tasks'),
    }),
    liveCollections: new LiveViews({
      ...shared,
      onError: (err) => logger.error({ err }, 'failed to read a collection'),
    }),
  };
};
