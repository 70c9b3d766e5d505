import type { Agents } from '../../outbound/agents.ts';
import { isOk, type OutboundResponse } from '../../outbound/outbound-response.ts';
import { readBody } from '../../outbound/read-body.ts';
import type { Redirects } from '../../outbound/redirects.ts';
import { type OutboundRequest, sendRequest } from '../../outbound/send-request.ts';
import { type Barrier, parseBarrier } from '../parsing/barrier.ts';
import type { HttpOptions } from '../source/http.ts';
import type { Parse } from '../source/parser.ts';
import { isChallenge } from './challenge.ts';
import { httpStatusError, isHtml } from './http-status-error.ts';
import { requestedCooldown } from './requested-cooldown.ts';
import { openRobots } from './robots.ts';
import { userAgent } from './user-agent.ts';

/**
 * Sends a request. The response is 2xx or has an accepted status; its body has not been read.
 *
 * Each request that this sends, redirects and robots.txt included, acquires a permit of its host, and each response may start a
 * cooldown of its host.
 */
export type CheckedRequest = (
  url: URL,
  options: HttpOptions,
  hooks: RequestHooks,
  signal: AbortSignal,
  redirects?: Redirects,
) => Promise<OutboundResponse>;

/** What is done about each request: keeping to the rate limits and cooldowns of hosts, and tracing. */
export interface RequestHooks {
  /** Waits for a permit for one request. */
  acquire(url: URL): Promise<void>;
  /** @param until milliseconds since 1970. */
  startCooldown(url: URL, until: number): Promise<void>;
  /** See {@link OutboundRequest.around}. */
  readonly around?: OutboundRequest['around'];
}

/**
 * Opens a function that sends requests, obeys robots.txt for untrusted URLs and their redirects, and throws a SourceError for
 * other statuses and for the challenges of firewalls.
 */
export const openCheckedRequest = (agents: Agents, parse: Parse): CheckedRequest => {
  const robots = openRobots(parse);

  const send = async (
    url: URL,
    options: HttpOptions,
    hooks: RequestHooks,
    signal: AbortSignal,
    redirects?: Redirects,
    checkRobots?: (url: URL) => Promise<void>,
  ): Promise<OutboundResponse> => {
    const { untrusted = false, headers, form } = options;
    const observe = async ({ status, headers: received, url: at }: OutboundResponse) => {
      const until = requestedCooldown(status, received, Date.now());
      if (until !== undefined) await hooks.startCooldown(at, until);
    };
    const request = {
      headers,
      form,
      untrusted,
      beforeEach: async (at: URL) => {
        await checkRobots?.(at);
        await hooks.acquire(at);
      },
      around: hooks.around,
      onRedirect: observe,
      userAgent: options.userAgent ?? userAgent,
    };
    const response = await sendRequest(agents, url, request, signal, redirects);
    const isAccepted = options.acceptStatuses?.includes(response.status) ?? false;
    if (isAccepted || (isOk(response) && !isChallenge(response))) {
      await observe(response);
      return response;
    }
    const barrier = untrusted ? await readBarrier(response, parse) : undefined;
    response.body.destroy();
    const error = httpStatusError(response, untrusted, barrier);
    if (error.cooldownUntil !== null) {
      await hooks.startCooldown(response.url, error.cooldownUntil);
    }
    throw error;
  };

  return (url, options, hooks, signal, redirects) => {
    const readRobots = async (at: URL) => {
      const robotsOptions = { untrusted: true, acceptStatuses: noRobotsStatuses };
      const response = await send(at, robotsOptions, hooks, signal);
      const text = await readBody(response, maxRobotsBytes);
      return isOk(response) ? text : '';
    };
    const checkRobots = (at: URL) => robots.check(at, readRobots);
    return send(
      url,
      options,
      hooks,
      signal,
      redirects,
      options.untrusted ? checkRobots : undefined,
    );
  };
};

/** The barrier in the page that comes with an error, if it is one. Errors with a cooldown mean what they say. */
const readBarrier = async (
  response: OutboundResponse,
  parse: Parse,
): Promise<Barrier | undefined> => {
  const { status, headers, url } = response;
  if (!barrierStatuses.has(status) || headers.has('retry-after') || !isHtml(headers)) return;
  const html = await readBody(response, maxBarrierBytes).catch(() => '');
  return parse(parseBarrier, { html, url: url.href });
};

/** Statuses that robot checks come with, besides those that mean a refusal in any case. */
const barrierStatuses: ReadonlySet<number> = new Set([405, 429, 500, 503]);

/** Robot checks are small. */
const maxBarrierBytes = 300_000;

const maxRobotsBytes = 512_000;

/** A site that answers the request for its robots.txt with one of these has no rules. */
const noRobotsStatuses = Array.from({ length: 100 }, (_, index) => 400 + index).filter(
  (status) => ![408, 425, 429].includes(status),
);
