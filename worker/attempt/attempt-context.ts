import type { Logger } from 'pino';
import type { SourceName } from '../../contract/catalogue.ts';
import type { FinishingStores } from '../../tasks/finish-task.ts';
import type { NewReviews } from '../../tasks/scheduling/new-reviews.ts';
import type { Settlements } from '../../tasks/settlements.ts';
import type { SourceOutcomes } from '../../tasks/source-outcomes.ts';
import type { AnalyzeReviews } from '../collection/text-analysis.ts';
import type { HttpClient } from '../http/open-http.ts';
import type { Source } from '../source/source.ts';

/** What all attempts of a worker need. */
export interface AttemptContext extends FinishingStores {
  readonly newReviews: NewReviews;
  readonly settlements: Settlements;
  readonly sourceOutcomes: SourceOutcomes;
  readonly workerId: string;
  /** The configured sources. */
  readonly sources: readonly Source[];
  /** The variables that the other sources lack. */
  readonly missing: ReadonlyMap<SourceName, readonly string[]>;
  readonly http: HttpClient;
  readonly analyzeReviews: AnalyzeReviews;
  /** Whether names of authors are left out of what is stored. Default: false. */
  readonly leaveOutAuthors?: boolean | undefined;
  readonly logger: Logger;
  /** The number of failed or lost attempts after which a task fails. */
  readonly attempts: number;
  readonly backoffMs: number;
  readonly softLimitMs: number;
  readonly hardLimitMs: number;
}
