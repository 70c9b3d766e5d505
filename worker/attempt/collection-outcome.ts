import { catalogueRow, isSourceName, type SourceName } from '../../contract/catalogue.ts';
import type { Failure } from '../../contract/failure.ts';
import type { ProgressTracker } from '../collection/progress-tracker.ts';

/** The outcome of collecting from the sources of a task. */
export type CollectionOutcome =
  | { kind: 'success'; complete: boolean }
  /** Another attempt may succeed if the error is retryable. */
  | { kind: 'failure'; error: Failure };

/**
 * Determines the outcome from the states of the sources.
 *
 * - At least one source is done, even if it found nothing: success, complete if no source or part of a source failed.
 * - All sources failed: failure, retryable if one of them is.
 * - Time ran out before all sources ended: incomplete success if any review was collected, otherwise failure.
 *
 * @param found the number of reviews collected by all attempts.
 * @param missing the variables that unconfigured sources lack.
 */
export const collectionOutcome = (
  progress: ProgressTracker,
  found: number,
  missing: ReadonlyMap<SourceName, readonly string[]>,
): CollectionOutcome => {
  const { failures } = progress;
  if (progress.withStatus('WAITING', 'COLLECTING').length > 0) {
    return found > 0 ? { kind: 'success', complete: false } : { kind: 'failure', error: timeLimit };
  }
  if (progress.withStatus('DONE').length > 0) {
    return { kind: 'success', complete: failures.length === 0 };
  }
  const error =
    failures.length > 0 ? allFailed(failures) : noSource(progress.withStatus('SKIPPED'), missing);
  return { kind: 'failure', error };
};

const timeLimit: Failure = {
  code: 'TIME_LIMIT',
  message: 'The attempt reached its soft time limit before any review was collected.',
  source: null,
  retryable: false,
};

const allFailed = (failures: readonly Failure[]): Failure => {
  const [only, ...others] = failures;
  return {
    code: 'ALL_SOURCES_FAILED',
    message: failures.map(({ source, message }) => `${titleOf(source)}: ${message}`).join(' '),
    source: others.length === 0 ? (only?.source ?? null) : null,
    retryable: failures.some(({ retryable }) => retryable),
  };
};

const titleOf = (source: string | null): string =>
  source !== null && isSourceName(source) ? catalogueRow(source).title : 'A source';

const noSource = (
  skipped: readonly string[],
  missing: ReadonlyMap<SourceName, readonly string[]>,
): Failure => {
  const advices = [...missing]
    .filter(([name]) => skipped.includes(name))
    .map(([name, variables]) => `${variables.join(' and ')} for ${catalogueRow(name).title}`);
  const advice =
    advices.length > 0 ? ` Set ${advices.join(', or ')}.` : ' Pass product pages in productUrls.';
  return {
    code: 'NO_SOURCE_CONFIGURED',
    message: `No source of this kind is configured.${advice}`,
    source: null,
    retryable: false,
  };
};
