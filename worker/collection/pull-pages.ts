import type { Failure } from '../../contract/failure.ts';
import type { Page, Search, Source } from '../source/source.ts';
import { SourceError } from '../source/source-error.ts';
import type { ProgressTracker } from './progress-tracker.ts';

export interface PullOptions {
  /** Called before each page. May make the source wait; false ends it. */
  readonly isWanted: () => Promise<boolean>;
  readonly progress: ProgressTracker;
  /** Receives unexpected errors of sources. */
  readonly onError: (source: string, error: unknown) => void;
}

/**
 * Yields the pages of a source while they are wanted and the signal has not aborted. Never throws: after the last page `progress` says
 * whether the source is done or has failed. It also has the parts of the source that failed.
 */
export async function* pullPages(
  source: Source,
  search: Search,
  { isWanted, progress, onError }: PullOptions,
): AsyncGenerator<Page, void, undefined> {
  const { name } = source;
  const { signal } = search;
  const continues = async () => (await isWanted()) && !signal.aborted;
  try {
    if (await continues()) {
      for await (const page of source.collect(search)) {
        if (signal.aborted) return;
        for (const part of page.failures ?? []) {
          progress.addPartFailure(name, failureOf(part, name));
        }
        yield page;
        if (!(await continues())) break;
      }
    }
    if (!signal.aborted) progress.markDone(name);
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof SourceError) {
      progress.markFailed(name, failureOf(error, name), error.cooldownUntil);
      return;
    }
    onError(name, error);
    progress.markFailed(name, unexpected(name), null);
  }
}

const failureOf = (error: SourceError, source: string): Failure => {
  const { code, message, retryable } = error;
  return { code, message, source, retryable };
};

const unexpected = (source: string): Failure => ({
  code: 'INTERNAL',
  message: `The source ${source} failed unexpectedly. See the log of the worker.`,
  source,
  retryable: false,
});
