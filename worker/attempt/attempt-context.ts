import type { Logger } from 'pino';
import type { SourceName } from '../../contract/catalogue.ts';
import type { EventLog } from '../../tasks/event-log/event-log.ts';
import type { NewReviews } from '../../tasks/scheduling/new-reviews.ts';
import type { Settlements } from '../../tasks/settlements.ts';
import type { TaskIndex } from '../../tasks/task-index.ts';
import type { HttpClient } from '../http/open-http.ts';
import type { Source } from '../source/source.ts';
import type { Attempt } from './attempt.ts';

/** What a worker runs its tasks with. */
export interface AttemptContext {
  readonly log: EventLog;
  readonly index: TaskIndex;
  readonly newReviews: NewReviews;
  readonly settlements: Settlements;
  readonly workerId: string;
  /** Those that are configured. */
  readonly sources: readonly Source[];
  /** Variables that the others are missing. */
  readonly missing: ReadonlyMap<SourceName, readonly string[]>;
  readonly http: HttpClient;
  readonly logger: Logger;
  /** How many attempts may fail before the task does. */
  readonly attempts: number;
  readonly backoffMs: number;
  readonly softLimitMs: number;
  readonly hardLimitMs: number;
  /** Is told of each attempt, so that it can be stopped from outside. */
  readonly onAttempt: (attempt: Attempt) => void;
}
