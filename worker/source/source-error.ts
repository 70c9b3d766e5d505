import type { FailureCode } from '../../contract/failure.ts';

/** Codes that one source may fail with. */
export type SourceErrorCode = Extract<FailureCode, `SOURCE_${string}`> | 'INTERNAL';

/** A source that cannot go on. Its message is for operators: which service, which variable, when again; never a secret. */
export class SourceError extends Error {
  override name = 'SourceError';
  readonly code: SourceErrorCode;
  /** Whether another attempt could end better. */
  readonly retryable: boolean;
  /** Until when the service asked to be left alone, in milliseconds since 1970. */
  readonly cooldownUntil: number | null;

  constructor(
    code: SourceErrorCode,
    message: string,
    options: { retryable: boolean; cooldownUntil?: number; cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable;
    this.cooldownUntil = options.cooldownUntil ?? null;
  }
}
