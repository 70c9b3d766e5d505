import type { FailureCode } from '../../contract/failure.ts';
import { errorText } from './error-text.ts';

/** The failure codes of a single source. */
export type SourceErrorCode = Extract<FailureCode, `SOURCE_${string}`> | 'INTERNAL';

/**
 * A source cannot continue. Callers and operators read the message: it says which service failed, which variable to check, or when
 * requests resume. It is one line, has no characters that a terminal or a page interprets, and contains no secrets: what a service
 * says passes {@link errorText} with the credentials it was sent.
 */
export class SourceError extends Error {
  override name = 'SourceError';
  readonly code: SourceErrorCode;
  /** Whether another attempt may succeed. */
  readonly retryable: boolean;
  /** When the cooldown requested by the service ends, in milliseconds since 1970; null if it requested none. */
  readonly cooldownUntil: number | null;

  constructor(
    code: SourceErrorCode,
    message: string,
    options: { retryable: boolean; cooldownUntil?: number; cause?: unknown },
  ) {
    super(errorText(message, { maxLength }), { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable;
    this.cooldownUntil = options.cooldownUntil ?? null;
  }
}

/** Characters of a message: advice of ours and what up to three services say. */
const maxLength = 1000;
