import { fetch, type Response } from 'undici';
import type { Agents } from '../../outbound/agents.ts';
import { readBody } from '../../outbound/read-body.ts';
import type { HttpOptions } from '../source/http.ts';
import { SourceError } from '../source/source-error.ts';
import { httpStatusError } from './http-status-error.ts';
import { openRobots } from './robots.ts';
import { serviceName } from './service-name.ts';
import { userAgent } from './user-agent.ts';

/** An answer whose body has not been read, and where redirects led to. */
export interface Exchanged {
  readonly response: Response;
  readonly url: URL;
}

export type Exchange = (url: URL, options: HttpOptions, signal: AbortSignal) => Promise<Exchanged>;

const maxRedirects = 5;
const maxRobotsBytes = 512_000;

/**
 * Makes what sends one request and follows its redirects. The answer is 2xx or a status that the source accepts.
 *
 * A foreign request goes to public addresses or allowed hosts only and obeys robots.txt, at each redirect. A redirect of any
 * other request away from its host is guarded likewise, and is not given the request's own headers. A form is sent to where
 * it was meant for and nowhere else.
 */
export const openExchange = (agents: Agents): Exchange => {
  const send = (from: URL, at: URL, options: HttpOptions, signal: AbortSignal) => {
    const away = at.origin !== from.origin;
    return fetch(at, {
      dispatcher: isGuarded(from, at, options) ? agents.guarded : agents.trusted,
      headers: {
        ...(away ? {} : options.headers),
        'user-agent': options.userAgent ?? userAgent,
      },
      redirect: 'manual',
      signal,
      ...(options.form && { method: 'POST', body: new URLSearchParams(options.form) }),
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
      if (options.form) throw badRedirect(`${serviceName(from)} redirects what was sent to it.`);
      at = next;
    }
    throw badRedirect(`${serviceName(from)} redirects more than ${maxRedirects} times.`);
  };

  const exchange = async (
    from: URL,
    options: HttpOptions,
    signal: AbortSignal,
    obey: boolean,
  ): Promise<Exchanged> => {
    const { response, url } = await follow(from, options, signal, obey);
    if (response.ok || options.acceptStatuses?.includes(response.status)) return { response, url };
    await response.body?.cancel();
    throw httpStatusError(response, url, options.untrusted ?? false);
  };

  const robots = openRobots(async (address, signal) => {
    const options = { untrusted: true, acceptStatuses: noRobots };
    const { response, url } = await exchange(address, options, signal, false);
    const text = await readBody(response, url, maxRobotsBytes);
    return response.ok ? text : '';
  });

  return (url, options, signal) => exchange(url, options, signal, options.untrusted ?? false);
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
  options.untrusted === true || at.hostname !== from.hostname;

const refuseUnfit = (url: URL): void => {
  const fit = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (fit) return;
  throw new SourceError(
    'SOURCE_BLOCKED',
    'The address is not fetched: it must begin with http:// or https:// and name no user or password.',
    { retryable: false },
  );
};

const badRedirect = (message: string) =>
  new SourceError('SOURCE_BAD_RESPONSE', message, { retryable: false });
