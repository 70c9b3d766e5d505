import { NodeWebSocket } from '../../../cli/src/node-web-socket.ts';
import { createEndpoint, type Endpoint } from '../../../client/src/follow-task/endpoint.ts';
import type { Timing } from '../../../client/src/follow-task/timing.ts';

/** A client that shares its socket with all that is watched on it. */
export const pageOf = (url: string): Endpoint =>
  createEndpoint({ url, webSocket: NodeWebSocket, timing });

/**
 * A client as on a machine of its own: event streams are counted by host, two for each, so this one's host has a name that
 * nobody else has. It leads to `url` all the same.
 */
export const lonePageOf = (url: string, name: string): Endpoint =>
  createEndpoint({
    url: `http://${name}.invalid/graphql`,
    fetch: (_address, init) => fetch(url, init),
    timing,
  });

/** Impatient, so that a scenario sees many tries. */
const timing: Timing = {
  backoffMs: 30,
  maxBackoffMs: 500,
  connectMs: 4_000,
  pingMs: 1_500,
  pongMs: 2_500,
  silenceMs: 7_000,
  pollMs: 250,
  climbMs: 400,
  maxClimbMs: 2_000,
  soundMs: 1_000,
};
