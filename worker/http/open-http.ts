import { fetch, type Response } from 'undici';
import { SourceFailure } from '../sources/source-failure.ts';
import { openAgents } from './agents.ts';
import { startDeadline } from './deadline.ts';
import { fault } from './fault.ts';
import { hostList } from './host-list.ts';
import type { Http, HttpAnswer, HttpOptions } from './http.ts';
import { readBody } from './read-body.ts';
import { refusal } from './refusal.ts';
import { openRobots } from './robots.ts';
import { serviceName } from './service-name.ts';
import { userAgent } from './user-agent.ts';

export interface HttpSettings {
  /** Entries of FETCH_ALLOW_HOSTS: what foreign addresses may lead to though it is not public. */
  readonly allowHosts?: readonly string[];
}

/** The connections of one worker process. */
export interface HttpClient {
  /** An {@link Http} whose requests end when `signal` aborts; they then throw the signal's reason. */
  bind(signal: AbortSignal): Http;
  /** Cuts every connection; requests under way fail. */
  close(): Promise<void>;
}

const defaultTimeoutMs = 15_000;
const defaultMaxBytes = 10_000_000;
const maxRedirects = 5;
const maxRobotsBytes = 512_000;

/**
 * Opens the only way out of a worker: one for each process.
 *
 * A foreign request goes to public addresses or allowed hosts only and obeys robots.txt, at each redirect. A redirect of any
 * other request away from its host is guarded likewise, and is not given the request's own headers.
 *
 * @throws {RangeError} naming an entry of `allowHosts` that is neither host nor host:port.
 */
export const openHttp = (settings: HttpSettings = {}): HttpClient => {
  const agents = openAgents(hostList(settings.allowHosts ?? []));

  const send = (from: URL, at: URL, options: HttpOptions, signal: AbortSignal) => {
    const away = at.origin !== from.origin;
    return fetch(at, {
      dispatcher: isGuarded(from, at, options) ? agents.guarded : agents.trusted,
      headers: { ...(away ? {} : options.headers), 'user-agent': userAgent },
      redirect: 'manual',
      signal,
    });
  };

  const follow = async (from: URL, options: HttpOptions, signal: AbortSignal, obey: boolean) => {
    let at = from;
    for (let hop = 0; hop <= maxRedirects; hop++) {
      if (isGuarded(from, at, options)) refuseUnfit(at);
      if (obey) await robots.check(at, signal);
      const response = await send(from, at, options, signal);
      const next = redirectTarget(response, at);
      if (next === undefined) return { response, url: at };
      await response.body?.cancel();
      at = next;
    }
    throw new SourceFailure(
      'SOURCE_BAD_RESPONSE',
      `${serviceName(from)} redirects more than ${maxRedirects} times.`,
      { retryable: false },
    );
  };

  const read = async (
    from: URL,
    options: HttpOptions,
    signal: AbortSignal,
    obey: boolean,
  ): Promise<HttpAnswer> => {
    const { response, url } = await follow(from, options, signal, obey);
    const { status } = response;
    if (!response.ok && !options.accept?.includes(status)) {
      await response.body?.cancel();
      throw refusal(response, url, options.foreign ?? false);
    }
    const text = await readBody(response, url, options.maxBytes ?? defaultMaxBytes);
    return { status, headers: new Headers([...response.headers]), url, text };
  };

  const robots = openRobots(async (url, signal) => {
    const options = { foreign: true, maxBytes: maxRobotsBytes, accept: noRobots };
    const answer = await read(url, options, signal, false);
    return answer.status < 300 ? answer.text : '';
  });

  const get = async (url: URL, options: HttpOptions, signal: AbortSignal): Promise<HttpAnswer> => {
    signal.throwIfAborted();
    const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
    const deadline = startDeadline(timeoutMs, signal);
    try {
      return await read(url, options, deadline.signal, options.foreign ?? false);
    } catch (error) {
      signal.throwIfAborted();
      throw deadline.passed() ? tooSlow(url, timeoutMs) : fault(error, url);
    } finally {
      deadline.clear();
    }
  };

  return {
    bind: (signal) => ({ get: (url, options = {}) => get(url, options, signal) }),
    close: agents.close,
  };
};

/** A site that answers so has no rules for programs. */
const noRobots = Array.from({ length: 100 }, (_, index) => 400 + index).filter(
  (status) => ![408, 425, 429].includes(status),
);

const redirectTarget = (response: Response, at: URL): URL | undefined => {
  if (![301, 302, 303, 307, 308].includes(response.status)) return undefined;
  const location = response.headers.get('location');
  return location !== null && URL.canParse(location, at) ? new URL(location, at) : undefined;
};

const isGuarded = (from: URL, at: URL, options: HttpOptions): boolean =>
  options.foreign === true || at.hostname !== from.hostname;

const refuseUnfit = (url: URL): void => {
  const fit = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (fit) return;
  throw new SourceFailure(
    'SOURCE_BLOCKED',
    'The address is not fetched: it must begin with http:// or https:// and name no user or password.',
    { retryable: false },
  );
};

const tooSlow = (url: URL, timeoutMs: number) =>
  new SourceFailure(
    'SOURCE_UNREACHABLE',
    `${serviceName(url)} did not answer in full within ${timeoutMs / 1000} s. A later attempt may do better.`,
    { retryable: true },
  );
