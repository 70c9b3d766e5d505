import type { Logger } from 'pino';
import { RateLimiter } from '../../redis/rate-limiter.ts';
import type { TaskStores } from '../../tasks/open-task-stores.ts';
import { isLoopback, isOpen } from '../access/exposure.ts';
import { KeyRing } from '../access/key-ring.ts';
import type { TokenSecret } from '../access/token-secret.ts';
import { requestLimits } from '../request-limits.ts';
import { defaultMaxKeepSeconds, type ServerOptions } from '../server-options.ts';
import { CollectionReviews } from './collections/collection-reviews.ts';
import type { Dependencies } from './dependencies.ts';
import { LiveRows } from './live-rows.ts';
import { readQueueStates, withoutIdleMinutes } from './queue-states.ts';
import { SourceStates } from './source-states.ts';
import { Summaries } from './summaries.ts';
import { Themes } from './themes.ts';

/** What the ports of a server with these options use. */
export const dependenciesOf = (
  stores: TaskStores,
  feeds: Pick<Dependencies, 'feed' | 'liveLists' | 'liveCollections'>,
  secret: TokenSecret,
  options: ServerOptions,
  logger: Logger,
): Dependencies => {
  const { steps, keys, log, index, queues, starter, schedules, settlements, workers } = stores;
  const { ttlSeconds, maxKeepSeconds = defaultMaxKeepSeconds, schedulesPerCaller } = options;
  const isOpenOnLoopback = isLoopback(options.host) && isOpen(options);
  const startsPerMinute =
    options.startsPerMinute ?? (isOpenOnLoopback ? 0 : defaultStartsPerMinute);
  const collectionReviews = new CollectionReviews(log);
  const sourceStates = new SourceStates(stores);
  return {
    eventLog: log,
    index,
    queues,
    settlements,
    schedules,
    workers,
    starter,
    collections: stores.collections,
    collectionStarter: stores.collectionStarter,
    ...feeds,
    collectionReviews,
    summaries: new Summaries(log, collectionReviews),
    themes: new Themes(log, { collectionReviews }),
    sourceStates,
    sourceRows: new LiveRows(() => sourceStates.list()),
    workerRows: new LiveRows(() => workers.list()),
    queueRows: new LiveRows(() => readQueueStates({ queues, settlements }), withoutIdleMinutes),
    access: new KeyRing(options, () => secret.current),
    confirmSecret: secret.confirm,
    ttlSeconds,
    maxKeepSeconds: Math.max(ttlSeconds, maxKeepSeconds),
    schedulesPerCaller,
    limits: requestLimits(options),
    startLimiter:
      startsPerMinute > 0
        ? new RateLimiter(steps, keys.starts, { permits: startsPerMinute, seconds: 60 })
        : undefined,
    logger,
  };
};

/** The default of `startsPerMinute`, unless the server is open on loopback. */
const defaultStartsPerMinute = 600;
