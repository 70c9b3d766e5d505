import type { Parse, Parser } from '../source/parser.ts';
import { SourceError } from '../source/source-error.ts';
import { openThreadPool, ThreadLimitError } from '../threads/thread-pool.ts';

export interface ParsingOptions {
  /** All parsers, in the order in which the threads know them. */
  readonly parsers: readonly Parser<never, unknown>[];
  readonly threads: number;
  /** Milliseconds that a parser may run. */
  readonly timeoutMs: number;
}

/** What a thread gets. */
export interface ParsingTask {
  /** The index of the parser. */
  readonly parser: number;
  readonly input: unknown;
}

/** What a thread returns. Errors lose their properties on the way between threads, so failures are data. */
export type ParsingResult =
  | { readonly output: unknown }
  | { readonly failure: Pick<SourceError, 'code' | 'message' | 'retryable' | 'cooldownUntil'> };

/** Threads that run parsers, so that what the network sends cannot block the worker. */
export interface Parsing {
  /**
   * @throws {SourceError} SOURCE_BAD_RESPONSE if the parser does not end in time or needs too much memory; or what it throws.
   */
  readonly parse: Parse;
  close(): Promise<void>;
}

export const openParsing = ({ parsers, threads, timeoutMs }: ParsingOptions): Parsing => {
  const pool = openThreadPool<ParsingTask, ParsingResult>({
    module: new URL('../parsing-thread.ts', import.meta.url),
    threads,
    timeoutMs,
    memoryMb,
  });
  const parse: Parse = async <Input, Output>(parser: Parser<Input, Output>, input: Input) => {
    const index = parsers.indexOf(parser);
    if (index === -1) throw new Error(`The parser ${parser.name} is not in sources/parsers.ts.`);
    const result = await pool.run({ parser: index, input }).catch((error: unknown) => {
      throw error instanceof ThreadLimitError ? tooHard(error, timeoutMs) : error;
    });
    if ('output' in result) {
      // The thread ran this very parser.
      return result.output as Output;
    }
    const { code, message, retryable, cooldownUntil } = result.failure;
    throw new SourceError(code, message, {
      retryable,
      ...(cooldownUntil === null ? {} : { cooldownUntil }),
    });
  };
  return { parse, close: pool.close };
};

/** Megabytes of heap of each thread. The largest responses, of 10 MB, need less than half of it. */
const memoryMb = 512;

const tooHard = (error: ThreadLimitError, timeoutMs: number): SourceError => {
  const limit =
    error.limit === 'time' ? `within ${timeoutMs / 1000} s` : `with ${memoryMb} MB of memory`;
  const message = `A response could not be parsed ${limit}. It is too large or too complex.`;
  return new SourceError('SOURCE_BAD_RESPONSE', message, { retryable: false, cause: error });
};
