import type { Logger } from 'pino';
import type { QueueState } from '../../contract/queue-state.ts';
import type { WorkerReport } from '../../contract/worker.ts';
import type { RateLimiter } from '../../redis/rate-limiter.ts';
import type { SourceState } from '../../schema/context.ts';
import type { CollectionStarter } from '../../tasks/collections/collection-starter.ts';
import type { CollectionStore } from '../../tasks/collections/collection-store.ts';
import type { EventLog } from '../../tasks/event-log/event-log.ts';
import type { Queues } from '../../tasks/queues.ts';
import type { Schedules } from '../../tasks/scheduling/schedules.ts';
import type { Settlements } from '../../tasks/settlements.ts';
import type { TaskIndex } from '../../tasks/task-index.ts';
import type { TaskStarter } from '../../tasks/task-starter.ts';
import type { WorkerRegistry } from '../../tasks/worker-registry.ts';
import type { KeyRing } from '../access/key-ring.ts';
import type { CountedPage } from '../feed/counted-page.ts';
import type { Feed } from '../feed/feed.ts';
import type { LiveViews } from '../feed/live-views.ts';
import type { RequestLimits } from '../request-limits.ts';
import type { CollectionReviews } from './collections/collection-reviews.ts';
import type { CollectionSnapshot } from './collections/collection-snapshot.ts';
import type { LiveRows } from './live-rows.ts';
import type { SourceStates } from './source-states.ts';
import type { Summaries } from './summaries.ts';
import type { Themes } from './themes.ts';

/** Everything the ports use, shared by all requests of one server. */
export interface Dependencies {
  readonly eventLog: EventLog;
  readonly index: TaskIndex;
  readonly queues: Queues;
  readonly settlements: Settlements;
  readonly schedules: Schedules;
  readonly workers: WorkerRegistry;
  readonly starter: TaskStarter;
  readonly collections: CollectionStore;
  readonly collectionStarter: CollectionStarter;
  readonly feed: Feed;
  readonly liveLists: LiveViews<CountedPage>;
  readonly liveCollections: LiveViews<CollectionSnapshot>;
  readonly collectionReviews: CollectionReviews;
  readonly summaries: Summaries;
  readonly themes: Themes;
  readonly sourceStates: SourceStates;
  readonly sourceRows: LiveRows<SourceState>;
  readonly workerRows: LiveRows<WorkerReport>;
  readonly queueRows: LiveRows<QueueState>;
  readonly access: KeyRing;
  /** Makes all servers agree on the secret that derives task IDs. Undefined: TOKEN_SECRET is set. */
  readonly confirmSecret?: (() => Promise<void>) | undefined;
  /** Seconds a finished task is kept. */
  readonly ttlSeconds: number;
  /** The longest time in seconds that a caller may have a finished task kept. */
  readonly maxKeepSeconds: number;
  readonly schedulesPerCaller: number;
  readonly limits: Pick<RequestLimits, 'maxRequestMs' | 'maxScannedTasks'>;
  /** Limits how many tasks each caller starts per minute. Undefined: no limit. */
  readonly startLimiter: RateLimiter | undefined;
  readonly logger: Logger;
}
