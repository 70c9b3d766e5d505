import type { Failure } from '../../contract/failure.ts';
import type { Page, Search, Source } from '../source/source.ts';
import { SourceError } from '../source/source-error.ts';
import type { ProgressTracker } from './progress-tracker.ts';

export interface PullOptions {
  /** Asked before each page; may make the source wait. */
  readonly isWanted: () => Promise<boolean>;
  readonly progress: ProgressTracker;
  /** Is told of what no source should throw. */
  readonly onError: (source: string, error: unknown) => void;
}

/**
 * A source's pages while they are wanted and the signal has not aborted. It never throws: behind the last page the board says
 * whether the source is done or has failed, and of each page which parts of the source were passed over.
 */
export async function* pullPages(
  source: Source,
  search: Search,
  { isWanted, progress: board, onError }: PullOptions,
): AsyncGenerator<Page, void, undefined> {
  const { name } = source;
  const { signal } = search;
  const goesOn = async () => (await isWanted()) && !signal.aborted;
  try {
    if (await goesOn()) {
      for await (const page of source.collect(search)) {
        if (signal.aborted) return;
        for (const part of page.failures ?? []) board.addPartFailure(name, failureOf(part, name));
        yield page;
        if (!(await goesOn())) break;
      }
    }
    if (!signal.aborted) board.markDone(name);
  } catch (error) {
    if (signal.aborted) return;
    if (error instanceof SourceError) {
      board.markFailed(name, failureOf(error, name), error.cooldownUntil);
      return;
    }
    onError(name, error);
    board.markFailed(name, unexpected(name), null);
  }
}

const failureOf = (error: SourceError, source: string): Failure => {
  const { code, message, retryable } = error;
  return { code, message, source, retryable };
};

const unexpected = (source: string): Failure => ({
  code: 'INTERNAL',
  message: `The source ${source} failed in a way it should not; the worker's log says how.`,
  source,
  retryable: false,
});
