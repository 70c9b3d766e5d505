import { catalogueRow, type SourceName } from '../../contract/catalogue.ts';
import type { Failure } from '../../contract/failure.ts';
import type { ProgressTracker } from '../collection/progress-tracker.ts';

/** How an attempt ends, judged by where its sources stand. */
export type CollectionOutcome =
  | { kind: 'success'; complete: boolean }
  /** Another attempt is worth it where the error is retryable. */
  | { kind: 'failure'; error: Failure };

/**
 * - Some source came to its end, though it may have found nothing fitting: success, complete when neither
 *   a source nor a part of one failed.
 * - Every source failed: another attempt where one of them is worth it.
 * - Time ran out before every source had ended: what was collected is kept; without anything it is a failure.
 *
 * @param found reviews collected so far, over all attempts.
 * @param missing variables of the sources that are not configured.
 */
export const collectionOutcome = (
  board: ProgressTracker,
  found: number,
  missing: ReadonlyMap<SourceName, readonly string[]>,
): CollectionOutcome => {
  const { failures } = board;
  if (board.withStatus('WAITING', 'COLLECTING').length > 0) {
    return found > 0 ? { kind: 'success', complete: false } : { kind: 'failure', error: timeLimit };
  }
  if (board.withStatus('DONE').length > 0) {
    return { kind: 'success', complete: failures.length === 0 };
  }
  const error =
    failures.length > 0 ? allFailed(failures) : noSource(board.withStatus('SKIPPED'), missing);
  return { kind: 'failure', error };
};

const timeLimit: Failure = {
  code: 'TIME_LIMIT',
  message: 'The time for one attempt ran out before any review was collected.',
  source: null,
  retryable: false,
};

const allFailed = (failures: readonly Failure[]): Failure => {
  const [only, ...others] = failures;
  return {
    code: 'ALL_SOURCES_FAILED',
    message: failures.map(({ source, message }) => `${source}: ${message}`).join(' '),
    source: others.length === 0 ? (only?.source ?? null) : null,
    retryable: failures.some(({ retryable }) => retryable),
  };
};

const noSource = (
  skipped: readonly string[],
  missing: ReadonlyMap<SourceName, readonly string[]>,
): Failure => {
  const wanted = [...missing]
    .filter(([name]) => skipped.includes(name))
    .map(([name, variables]) => `${variables.join(' and ')} for ${catalogueRow(name).title}`);
  const advice =
    wanted.length > 0 ? ` Set ${wanted.join(', or ')}.` : ' Name product pages in productUrls.';
  return {
    code: 'NO_SOURCE_CONFIGURED',
    message: `No source of this kind is configured.${advice}`,
    source: null,
    retryable: false,
  };
};
