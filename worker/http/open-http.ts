import type { SourceName } from '../../contract/catalogue.ts';
import { openAgents } from '../../outbound/agents.ts';
import { type Deadline, startDeadline } from '../../outbound/deadline.ts';
import { hostList } from '../../outbound/host-list.ts';
import { readBody, streamBody } from '../../outbound/read-body.ts';
import { retryWhileUnavailable } from '../../redis/retry-while-unavailable.ts';
import type { ResponseCache } from '../../tasks/response-cache.ts';
import type { Http, HttpOptions, HttpResponse } from '../source/http.ts';
import { SourceError } from '../source/source-error.ts';
import { cacheResponse, readCachedResponse } from './cached-response.ts';
import { openExchange } from './exchange.ts';
import { requestedCooldown } from './requested-cooldown.ts';
import { serviceName } from './service-name.ts';
import { longestWaitMs, type SourceRateLimiter } from './source-rate-limiter.ts';
import { toSourceError } from './to-source-error.ts';

export interface HttpSettings {
  /** Entries of FETCH_ALLOW_HOSTS: what foreign addresses may lead to though it is not public. */
  readonly allowHosts?: readonly string[];
  /** How each source behaves towards the services that it asks; as it likes when left out. */
  readonly rateLimiterOf?: (source: SourceName) => SourceRateLimiter;
  /** Where answers are kept that a source asks to keep; nowhere when left out. */
  readonly responseCache?: ResponseCache;
}

/** The connections of one worker process. */
export interface HttpClient {
  /** The {@link Http} of one source, whose requests end when `signal` aborts; they then throw the signal's reason. */
  bind(signal: AbortSignal, source: SourceName): Http;
  /** Cuts every connection; requests under way fail. */
  close(): Promise<void>;
}

const defaultTimeoutMs = 15_000;
const defaultMaxBytes = 10_000_000;
const defaultMaxStreamed = 2_000_000_000;

/**
 * Opens the only way out of a worker: one for each process.
 *
 * A host that asks to be left alone is left alone by all workers. A request that it refused for that reason is sent once more
 * where the rest is short enough to wait for.
 *
 * @throws {RangeError} naming an entry of `allowHosts` that is neither host nor host:port.
 */
export const openHttp = ({
  allowHosts = [],
  rateLimiterOf: mannersOf,
  responseCache: kept,
}: HttpSettings = {}): HttpClient => {
  const agents = openAgents(hostList(allowHosts));
  const exchange = openExchange(agents);
  return {
    bind: (signal, source) => {
      const manners = mannersOf?.(source) ?? unbound;
      const rest = (url: URL, until: number) => manners.startCooldown(url, until, signal);

      const ask = async (url: URL, options: HttpOptions, deadline: Deadline) => {
        try {
          const answer = await exchange(url, options, deadline.signal);
          const until = requestedCooldown(
            answer.response.status,
            answer.response.headers,
            Date.now(),
          );
          if (until !== undefined) await rest(url, until);
          return answer;
        } catch (error) {
          const until = error instanceof SourceError ? error.cooldownUntil : null;
          if (until !== null) await rest(url, until);
          throw error;
        }
      };

      /** Waits for the request's turn, then gives it its time and its own signal. */
      const begin = async (url: URL, timeoutMs: number): Promise<Deadline> => {
        signal.throwIfAborted();
        await manners.acquire(url, signal);
        return startDeadline(timeoutMs, signal);
      };

      const meaning = (error: unknown, url: URL, deadline: Deadline): SourceError => {
        signal.throwIfAborted();
        return deadline.passed() ? tooSlow(url, deadline.ms) : toSourceError(error, url);
      };

      const getOnce = async (url: URL, options: HttpOptions): Promise<HttpResponse> => {
        const deadline = await begin(url, options.timeoutMs ?? defaultTimeoutMs);
        try {
          const { response, url: at } = await ask(url, options, deadline);
          const text = await readBody(response, at, options.maxBytes ?? defaultMaxBytes);
          const headers = new Headers([...response.headers]);
          return { status: response.status, headers, url: at, text };
        } catch (error) {
          throw meaning(error, url, deadline);
        } finally {
          deadline.clear();
        }
      };

      const getPatiently = (url: URL, options: HttpOptions): Promise<HttpResponse> =>
        getOnce(url, options).catch((error: unknown) => {
          if (manners === unbound || !restsBriefly(error)) throw error;
          return getOnce(url, options);
        });

      return {
        startCooldown: rest,
        get: async (url, options = {}) => {
          const { cacheMs: keepMs } = options;
          if (kept === undefined || keepMs === undefined) return getPatiently(url, options);
          const known = await retryWhileUnavailable(() => readCachedResponse(kept, url), {
            signal,
          });
          if (known !== undefined) return known;
          const answer = await getPatiently(url, options);
          await retryWhileUnavailable(() => cacheResponse(kept, url, answer, keepMs), { signal });
          return answer;
        },
        async *stream(url, options = {}) {
          const deadline = await begin(url, options.timeoutMs ?? defaultTimeoutMs);
          try {
            const { response, url: at } = await ask(url, options, deadline);
            const maxBytes = options.maxBytes ?? defaultMaxStreamed;
            for await (const text of streamBody(response, at, maxBytes)) {
              deadline.pause();
              yield text;
              deadline.resume();
            }
          } catch (error) {
            throw meaning(error, url, deadline);
          } finally {
            deadline.clear();
          }
        },
      };
    },
    close: agents.close,
  };
};

const unbound: SourceRateLimiter = { acquire: async () => {}, startCooldown: async () => {} };

const restsBriefly = (error: unknown): boolean =>
  error instanceof SourceError &&
  error.code === 'SOURCE_RATE_LIMITED' &&
  error.cooldownUntil !== null &&
  error.cooldownUntil - Date.now() < longestWaitMs;

const tooSlow = (url: URL, timeoutMs: number) =>
  new SourceError(
    'SOURCE_UNREACHABLE',
    `${serviceName(url)} did not answer in full within ${timeoutMs / 1000} s. A later attempt may do better.`,
    { retryable: true },
  );
