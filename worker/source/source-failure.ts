import type { FailureCode } from '../../contract/failure.ts';

/** Codes that one source may fail with. */
export type SourceFailureCode = Extract<FailureCode, `SOURCE_${string}`> | 'INTERNAL';

/** A source that cannot go on. Its message is for operators: which service, which variable, when again; never a secret. */
export class SourceFailure extends Error {
  override name = 'SourceFailure';
  readonly code: SourceFailureCode;
  /** Whether another attempt could end better. */
  readonly retryable: boolean;
  /** Until when the service asked to be left alone, in milliseconds since 1970. */
  readonly restingUntil: number | null;

  constructor(
    code: SourceFailureCode,
    message: string,
    options: { retryable: boolean; restingUntil?: number; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable;
    this.restingUntil = options.restingUntil ?? null;
  }
}
