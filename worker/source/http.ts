import type { PlatformName } from '../../contract/platforms.ts';
import type { Parse } from './parser.ts';

/** Sends the requests of one source and parses what it receives. Sources have no other access to the network. */
export interface Http {
  /**
   * Runs a parser in a thread.
   *
   * @throws {SourceError} SOURCE_BAD_RESPONSE if it does not end in time or needs too much memory; or what the parser throws.
   * @throws the reason of the signal that this Http is bound to, once that aborts.
   */
  readonly parse: Parse;
  /**
   * Sends one request and reads the entire response.
   *
   * @throws {SourceError} SOURCE_UNREACHABLE if no response arrives in time, SOURCE_BAD_RESPONSE if it is too large or has an
   *   unexpected status, SOURCE_RATE_LIMITED, SOURCE_UNAUTHORIZED or SOURCE_BLOCKED if the service refuses the request.
   * @throws the reason of the signal that this Http is bound to, once that aborts.
   */
  get(url: URL, options?: HttpOptions): Promise<HttpResponse>;
  /**
   * Sends one request and yields the text of the response as it arrives, in bounded memory. Leaving the loop early closes the
   * connection. `timeoutMs` limits each wait for data, not the total; the default of `maxBytes` is 2,000,000,000.
   *
   * @throws as {@link Http.get}.
   */
  stream(url: URL, options?: HttpOptions): AsyncGenerator<string, void, undefined>;
  /**
   * Starts a cooldown that the service requested outside its headers. Until it ends, no worker sends requests of this source to
   * the host.
   *
   * @param until milliseconds since 1970. Cooldowns last at most a day.
   */
  startCooldown(url: URL, until: number): Promise<void>;
  /** The same for requests to a review platform, which has a rate limit and cooldowns of its own, whichever source asks. */
  of(platform: PlatformName): Http;
}

export interface HttpOptions {
  /** Sent URL-encoded with POST. Default: GET. */
  readonly form?: Readonly<Record<string, string>>;
  /** Milliseconds to cache the response by its URL, for all workers. Not for forms. Default: not cached. */
  readonly cacheMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** For services that require a User-Agent chosen by the operator. Default: ours. */
  readonly userAgent?: string;
  /** Milliseconds from the first byte sent to the last received. Default: 15,000. */
  readonly timeoutMs?: number;
  /** The maximum size of the decompressed body in bytes. Default: 10,000,000. */
  readonly maxBytes?: number;
  /** Statuses other than 2xx that the source handles. Default: none. */
  readonly acceptStatuses?: readonly number[];
  /**
   * The URL comes from a caller or another page. It, and the URLs that it redirects to, must have public hosts, and robots.txt
   * must allow them. Default: false.
   */
  readonly untrusted?: boolean;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  /** The URL after redirects. */
  readonly url: URL;
  readonly text: string;
}
