import type { Response } from 'undici';
import type { Agents } from '../../outbound/agents.ts';
import { readBody } from '../../outbound/read-body.ts';
import { type OutboundResponse, sendRequest } from '../../outbound/send-request.ts';
import type { HttpOptions } from '../source/http.ts';
import type { Parse } from '../source/parser.ts';
import { httpStatusError } from './http-status-error.ts';
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
  pacing: Pacing,
  signal: AbortSignal,
) => Promise<OutboundResponse>;

/** Keeps to the rate limits and cooldowns of hosts. */
export interface Pacing {
  /** Waits for a permit for one request. */
  acquire(url: URL): Promise<void>;
  /** @param until milliseconds since 1970. */
  startCooldown(url: URL, until: number): Promise<void>;
}

/**
 * Opens a function that sends requests, obeys robots.txt for untrusted URLs and their redirects, and throws a SourceError for
 * other statuses.
 */
export const openCheckedRequest = (agents: Agents, parse: Parse): CheckedRequest => {
  const robots = openRobots(parse);

  const send = async (
    url: URL,
    options: HttpOptions,
    pacing: Pacing,
    signal: AbortSignal,
    checkRobots?: (url: URL) => Promise<void>,
  ): Promise<OutboundResponse> => {
    const { untrusted = false, headers, form } = options;
    const observe = async (at: URL, response: Response) => {
      const until = requestedCooldown(response.status, response.headers, Date.now());
      if (until !== undefined) await pacing.startCooldown(at, until);
    };
    const request = {
      headers,
      form,
      untrusted,
      beforeEach: async (at: URL) => {
        await checkRobots?.(at);
        await pacing.acquire(at);
      },
      onRedirect: observe,
      userAgent: options.userAgent ?? userAgent,
    };
    const received = await sendRequest(agents, url, request, signal);
    const { response } = received;
    if (response.ok || options.acceptStatuses?.includes(response.status)) {
      await observe(received.url, response);
      return received;
    }
    await response.body?.cancel();
    const error = httpStatusError(response, received.url, untrusted);
    if (error.cooldownUntil !== null) {
      await pacing.startCooldown(received.url, error.cooldownUntil);
    }
    throw error;
  };

  return (url, options, pacing, signal) => {
    const readRobots = async (at: URL) => {
      const robotsOptions = { untrusted: true, acceptStatuses: noRobotsStatuses };
      const { response } = await send(at, robotsOptions, pacing, signal);
      const text = await readBody(response, maxRobotsBytes);
      return response.ok ? text : '';
    };
    const checkRobots = (at: URL) => robots.check(at, readRobots);
    return send(url, options, pacing, signal, options.untrusted ? checkRobots : undefined);
  };
};

const maxRobotsBytes = 512_000;

/** A site that answers the request for its robots.txt with one of these has no rules. */
const noRobotsStatuses = Array.from({ length: 100 }, (_, index) => 400 + index).filter(
  (status) => ![408, 425, 429].includes(status),
);
