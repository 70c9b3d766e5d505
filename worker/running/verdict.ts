import { catalogueRow, type SourceName } from '../../contract/catalogue.ts';
import type { Failure } from '../../contract/failure.ts';
import type { ProgressBoard } from '../collecting/progress-board.ts';

/** How an attempt ends, judged by where its sources stand. */
export type Verdict =
  | { kind: 'success'; complete: boolean }
  | { kind: 'failure'; error: Failure; mayRetry: boolean };

/**
 * - Something was delivered by some source, or healthy sources found nothing fitting: success, complete when none failed.
 * - Every source failed: another attempt where one of them is worth it.
 * - Time ran out: what was collected is kept; without anything it is a failure.
 */
export const judge = (
  board: ProgressBoard,
  {
    found,
    timedOut,
    missing,
  }: { found: number; timedOut: boolean; missing: ReadonlyMap<SourceName, readonly string[]> },
): Verdict => {
  const failed = board.having('FAILED');
  const done = board.having('DONE');
  if (timedOut) {
    return found > 0
      ? { kind: 'success', complete: false }
      : { kind: 'failure', error: timeLimit, mayRetry: false };
  }
  if (failed.length === 0 && done.length === 0) {
    return { kind: 'failure', error: noSource(board.having('SKIPPED'), missing), mayRetry: false };
  }
  if (done.length > 0) return { kind: 'success', complete: failed.length === 0 };
  const failures = board.failures.filter((failure) => failed.includes(failure.source ?? ''));
  return {
    kind: 'failure',
    error: allFailed(failures),
    mayRetry: failures.some(({ retryable }) => retryable),
  };
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
