/** No connection, or one that ended too early. Another try may succeed. */
export class ConnectionLostError extends Error {
  override name = 'ConnectionLostError';
  /** How long the server asked to be left alone, in milliseconds. */
  readonly retryAfterMs: number;

  constructor(message: string, options: ErrorOptions & { retryAfterMs?: number } = {}) {
    super(message, options);
    this.retryAfterMs = options.retryAfterMs ?? 0;
  }
}
