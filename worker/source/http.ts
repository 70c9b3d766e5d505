/** What a source may send and what it gets back: the only way out of a worker. */
export interface Http {
  /**
   * Sends one request and reads its whole answer.
   *
   * @throws {SourceError} SOURCE_UNREACHABLE when no answer comes in time, SOURCE_BAD_RESPONSE when it is larger than
   *   allowed, SOURCE_RATE_LIMITED, SOURCE_UNAUTHORIZED or SOURCE_BLOCKED for the answers that mean so.
   * @throws the reason of the signal that this Http is bound to, once that aborts.
   */
  get(url: URL, options?: HttpOptions): Promise<HttpResponse>;
  /**
   * Sends one request and reads its answer as it comes, in bounded memory. Leaving the loop early closes the connection.
   * `timeoutMs` bounds each silence, not the whole; `maxBytes` is 2,000,000,000 when left out.
   *
   * @throws as {@link Http.get}.
   */
  stream(url: URL, options?: HttpOptions): AsyncGenerator<string, void, undefined>;
  /**
   * Leaves that host alone until an instant that its answer has named where headers do not: no worker asks it for this
   * source before.
   *
   * @param until milliseconds since 1970; a day from now is the longest that counts.
   */
  startCooldown(url: URL, until: number): Promise<void>;
}

export interface HttpOptions {
  /** Sent as a form with POST; GET when left out. */
  readonly form?: Readonly<Record<string, string>>;
  /** Milliseconds for which the same address is answered from what it answered before, for all workers; never for a form. */
  readonly cacheMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where a service asks for a User-Agent of the operator's own; ours when left out. */
  readonly userAgent?: string;
  /** Milliseconds from the first byte sent to the last received; 15,000 when left out. */
  readonly timeoutMs?: number;
  /** Bytes of the decoded body; 10,000,000 when left out. */
  readonly maxBytes?: number;
  /** Statuses besides 2xx that the source wants to read itself. */
  readonly acceptStatuses?: readonly number[];
  /** The address was named by a caller or by a foreign page: public hosts only, and where robots.txt allows it, at each redirect. */
  readonly untrusted?: boolean;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  /** Where redirects led to. */
  readonly url: URL;
  readonly text: string;
}
