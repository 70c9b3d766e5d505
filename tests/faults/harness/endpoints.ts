import { createEndpoint, type Endpoint } from '../../../client/src/endpoint/endpoint.ts';
import type { Timing } from '../../../client/src/endpoint/timing.ts';
import { NodeWebSocket } from '../../../client/src/node/node-web-socket.ts';

/** A client whose watchers share one WebSocket. */
export const clientEndpoint = (url: string, own: Partial<Timing> = {}): Endpoint =>
  createEndpoint({ url, webSocket: NodeWebSocket, timing: { ...timing, ...own } });

/**
 * A client on a machine of its own. The client library allows two event streams per host, so this one gets a unique host name
 * and sends its requests to `url`.
 */
export const ownHostEndpoint = (url: string, name: string): Endpoint =>
  createEndpoint({
    url: `http://${name}.invalid/graphql`,
    fetch: (_address, init) => fetch(url, init),
    timing,
  });

/** Short timeouts, so that a scenario sees many retries. */
const timing: Timing = {
  backoffMs: 30,
  maxBackoffMs: 500,
  connectMs: 4_000,
  pingMs: 1_500,
  pongMs: 2_500,
  silenceMs: 7_000,
  pollMs: 250,
  upgradeMs: 400,
  maxUpgradeMs: 2_000,
  stableMs: 1_000,
};
