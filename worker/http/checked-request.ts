import type { Agents } from '../../outbound/agents.ts';
import { readBody } from '../../outbound/read-body.ts';
import { type OutboundResponse, sendRequest } from '../../outbound/send-request.ts';
import type { HttpOptions } from '../source/http.ts';
import { httpStatusError } from './http-status-error.ts';
import { openRobots } from './robots.ts';
import { userAgent } from './user-agent.ts';

/** Sends a request. The response is 2xx or has an accepted status; its body has not been read. */
export type CheckedRequest = (
  url: URL,
  options: HttpOptions,
  signal: AbortSignal,
) => Promise<OutboundResponse>;

/**
 * Opens a function that sends requests, obeys robots.txt for untrusted URLs and their redirects, and throws a SourceError for
 * other statuses.
 */
export const openCheckedRequest = (agents: Agents): CheckedRequest => {
  const send = async (
    url: URL,
    options: HttpOptions,
    signal: AbortSignal,
    beforeEach?: (url: URL) => Promise<void>,
  ): Promise<OutboundResponse> => {
    const { untrusted = false, headers, form } = options;
    const request = {
      headers,
      form,
      untrusted,
      beforeEach,
      userAgent: options.userAgent ?? userAgent,
    };
    const received = await sendRequest(agents, url, request, signal);
    const { response } = received;
    if (response.ok || options.acceptStatuses?.includes(response.status)) return received;
    await response.body?.cancel();
    throw httpStatusError(response, received.url, untrusted);
  };

  const robots = openRobots(async (url, signal) => {
    const options = { untrusted: true, acceptStatuses: noRobotsStatuses };
    const { response } = await send(url, options, signal);
    const text = await readBody(response, maxRobotsBytes);
    return response.ok ? text : '';
  });

  return (url, options, signal) => {
    const checkRobots = (at: URL) => robots.check(at, signal);
    return send(url, options, signal, options.untrusted ? checkRobots : undefined);
  };
};

const maxRobotsBytes = 512_000;

/** A site that answers the request for its robots.txt with one of these has no rules. */
const noRobotsStatuses = Array.from({ length: 100 }, (_, index) => 400 + index).filter(
  (status) => ![408, 425, 429].includes(status),
);
