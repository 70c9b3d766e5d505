/** A connection could not be established or ended early. A retry may succeed. */
export class ConnectionLostError extends Error {
  override name = 'ConnectionLostError';
  /** The minimum wait before the next attempt that the server asked for, in milliseconds. */
  readonly retryAfterMs: number;

  constructor(message: string, options: ErrorOptions & { retryAfterMs?: number } = {}) {
    super(message, options);
    this.retryAfterMs = options.retryAfterMs ?? 0;
  }
}
