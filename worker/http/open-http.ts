import type { SourceName } from '../../contract/catalogue.ts';
import type { PlatformName, ServiceName } from '../../contract/platforms.ts';
import { openAgents } from '../../outbound/agents.ts';
import { type Deadline, startDeadline } from '../../outbound/deadline.ts';
import { hostList } from '../../outbound/host-list.ts';
import type { OutboundResponse } from '../../outbound/outbound-response.ts';
import type { PublicLookupOptions } from '../../outbound/public-lookup.ts';
import { readBody, streamBody } from '../../outbound/read-body.ts';
import { openRedirects, type Redirects } from '../../outbound/redirects.ts';
import { retryWhileUnavailable } from '../../redis/retry-while-unavailable.ts';
import type { ResponseCache } from '../../tasks/response-cache.ts';
import type { Http, HttpOptions, HttpResponse } from '../source/http.ts';
import type { Parse } from '../source/parser.ts';
import { SourceError, type SourceErrorCode } from '../source/source-error.ts';
import { withSignal } from '../source/with-signal.ts';
import { cacheResponse, readCachedResponse } from './cached-response.ts';
import { openCheckedRequest } from './checked-request.ts';
import { refreshOf } from './refresh.ts';
import { serviceName } from './service-name.ts';
import { maxWaitMs, type SourceRateLimiter } from './source-rate-limiter.ts';
import { toSourceError } from './to-source-error.ts';
import { traceRequest } from './trace-request.ts';

export interface HttpSettings {
  /** Entries of FETCH_ALLOW_HOSTS: hosts that untrusted URLs may lead to although they are not public. Default: none. */
  readonly allowHosts?: readonly string[];
  /** How the hosts of untrusted URLs are resolved. Default: by the system's name servers, within 5 s. */
  readonly lookup?: PublicLookupOptions;
  /** The rate limiter of each source and platform. Default: no limits. */
  readonly rateLimiterOf?: (service: ServiceName) => SourceRateLimiter;
  /** Runs parsers. Default: on the calling thread. */
  readonly parse?: Parse;
  /** Receives how each request ended: `ok`, or the code of the error. Requests that were stopped are left out. */
  readonly onRequest?: (source: SourceName, outcome: 'ok' | SourceErrorCode) => void;
  /** Caches the responses to requests with `cacheMs`. Default: no cache. */
  readonly responseCache?: ResponseCache;
}

/** The HTTP connections of one worker. */
export interface HttpClient {
  /** The {@link Http} of one source. When `signal` aborts, its requests end and throw the reason of the signal. */
  bind(signal: AbortSignal, source: SourceName): Http;
  /** Closes all connections. Requests in progress fail. */
  close(): Promise<void>;
}

const defaultTimeoutMs = 15_000;
const defaultMaxBytes = 10_000_000;
const defaultMaxStreamedBytes = 2_000_000_000;

/**
 * Opens the HTTP client of a worker process. All requests of sources go through it.
 *
 * If a service requests a cooldown, all workers observe it. If it refused a request for that reason, the request is sent once more
 * after the cooldown, provided that is short.
 *
 * @throws {RangeError} if an entry of `allowHosts` is neither host nor host:port.
 */
export const openHttp = ({
  allowHosts = [],
  lookup = { timeoutMs: 5000 },
  rateLimiterOf,
  parse = async (parser, input) => parser(input),
  responseCache,
  onRequest,
}: HttpSettings = {}): HttpClient => {
  const agents = openAgents(hostList(allowHosts), lookup);
  const request = openCheckedRequest(agents, parse);
  const bind = (signal: AbortSignal, source: SourceName, platform?: PlatformName): Http => {
    const limiter = rateLimiterOf?.(platform ?? source) ?? unlimited;
    const startCooldown = (url: URL, until: number) => limiter.startCooldown(url, until, signal);
    const around = traceRequest(source);

    const begin = (timeoutMs: number): Deadline => {
      signal.throwIfAborted();
      return startDeadline(timeoutMs, signal);
    };

    /** Sends the request. The time that it waits for permits does not count. */
    const send = (
      url: URL,
      options: HttpOptions,
      deadline: Deadline,
      redirects?: Redirects,
    ): Promise<OutboundResponse> => {
      const acquire = (at: URL) => deadline.exclude(() => limiter.acquire(at, signal));
      const hooks = { acquire, startCooldown, around };
      return request(url, options, hooks, deadline.signal, redirects);
    };

    const errorOf = (error: unknown, url: URL, deadline: Deadline): SourceError => {
      signal.throwIfAborted();
      const known = deadline.passed() ? timedOut(url, deadline.ms) : toSourceError(error, url);
      onRequest?.(source, known.code);
      return known;
    };

    const getOnce = async (url: URL, options: HttpOptions): Promise<HttpResponse> => {
      const deadline = begin(options.timeoutMs ?? defaultTimeoutMs);
      const redirects = openRedirects(url);
      try {
        for (let at = url; ; ) {
          const response = await send(at, options, deadline, redirects);
          const text = await readBody(response, options.maxBytes ?? defaultMaxBytes);
          const next = options.untrusted ? await refreshOf(response, text, parse) : undefined;
          if (next === undefined) {
            const { status, headers, url: finalUrl } = response;
            onRequest?.(source, 'ok');
            return { status, headers, url: finalUrl, text };
          }
          redirects.follow(response);
          at = next;
        }
      } catch (error) {
        throw errorOf(error, url, deadline);
      } finally {
        deadline.clear();
      }
    };

    const getWithRetry = (url: URL, options: HttpOptions): Promise<HttpResponse> =>
      getOnce(url, options).catch((error: unknown) => {
        if (limiter === unlimited || !hasShortCooldown(error)) throw error;
        return getOnce(url, options);
      });

    return {
      startCooldown,
      of: (other) => bind(signal, source, other),
      parse: (parser, input) => withSignal(parse(parser, input), signal),
      get: async (url, options = {}) => {
        const { cacheMs } = options;
        if (responseCache === undefined || cacheMs === undefined) {
          return getWithRetry(url, options);
        }
        const read = () => readCachedResponse(responseCache, url);
        const cached = await retryWhileUnavailable(read, { signal });
        if (cached !== undefined) return cached;
        const response = await getWithRetry(url, options);
        const write = () => cacheResponse(responseCache, url, response, cacheMs);
        await retryWhileUnavailable(write, { signal });
        return response;
      },
      async *stream(url, options = {}) {
        const deadline = begin(options.timeoutMs ?? defaultTimeoutMs);
        try {
          const response = await send(url, options, deadline);
          const maxBytes = options.maxBytes ?? defaultMaxStreamedBytes;
          for await (const text of streamBody(response, maxBytes)) {
            // The time that the source takes to process a chunk does not count.
            deadline.pause();
            yield text;
            deadline.resume();
          }
          onRequest?.(source, 'ok');
        } catch (error) {
          throw errorOf(error, url, deadline);
        } finally {
          deadline.clear();
        }
      },
    };
  };
  return {
    bind: (signal, source) => bind(signal, source),
    close: agents.close,
  };
};

const unlimited: SourceRateLimiter = { acquire: async () => {}, startCooldown: async () => {} };

const hasShortCooldown = (error: unknown): boolean =>
  error instanceof SourceError &&
  error.code === 'SOURCE_RATE_LIMITED' &&
  error.cooldownUntil !== null &&
  error.cooldownUntil - Date.now() < maxWaitMs;

const timedOut = (url: URL, timeoutMs: number) =>
  new SourceError(
    'SOURCE_UNREACHABLE',
    `${serviceName(url)} did not complete its response within ${timeoutMs / 1000} s.`,
    { retryable: true },
  );
