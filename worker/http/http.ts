/** What a source may send and what it gets back: the only way out of a worker. */
export interface Http {
  /**
   * Sends one request and reads its whole answer.
   *
   * @throws {SourceFailure} SOURCE_UNREACHABLE when no answer comes in time, SOURCE_BAD_RESPONSE when it is larger than
   *   allowed, SOURCE_RATE_LIMITED, SOURCE_UNAUTHORIZED or SOURCE_BLOCKED for the answers that mean so.
   * @throws the reason of the signal that this Http is bound to, once that aborts.
   */
  get(url: URL, options?: HttpOptions): Promise<HttpAnswer>;
}

export interface HttpOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds from the first byte sent to the last received; 15,000 when left out. */
  readonly timeoutMs?: number;
  /** Bytes of the decoded body; 10,000,000 when left out. */
  readonly maxBytes?: number;
  /** Statuses besides 2xx that the source wants to read itself. */
  readonly accept?: readonly number[];
  /** The address was named by a caller or by a foreign page: public hosts only, and where robots.txt allows it, at each redirect. */
  readonly foreign?: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Where redirects led to. */
  readonly url: URL;
  readonly text: string;
}
