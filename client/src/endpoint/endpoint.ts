import { type Network, networkOfRuntime } from './network.ts';
import { createSharedSocket, type SharedSocket, type WebSocketClass } from './shared-socket.ts';
import { defaultTiming, type Timing } from './timing.ts';

/** One server, as all followers of one page or process share it: above all its one WebSocket. */
export interface Endpoint {
  /** Where the GraphQL API answers. */
  readonly url: URL;
  readonly apiKey: string | undefined;
  readonly fetch: typeof fetch;
  /** Undefined where this runtime has no WebSocket and none was given. */
  readonly socket: SharedSocket | undefined;
  readonly network: Network;
  readonly timing: Timing;
}

export interface EndpointOptions {
  /** http or https; in a browser it may be relative to the page. */
  readonly url: string | URL;
  /** Sent as Bearer with each request and each socket. Browsers pass a `watchToken` for each task instead. */
  readonly apiKey?: string | undefined;
  /** The runtime's own when left out. Node 20 has none: there pass `NodeWebSocket`, or tasks are followed over SSE. */
  readonly webSocket?: WebSocketClass | undefined;
  /** The runtime's own when left out. */
  readonly fetch?: typeof fetch | undefined;
  /** Tells when this device loses and finds its network: connections are left and made again at once. The browser's own when left out. */
  readonly network?: Network | undefined;
  /** Milliseconds; what is left out keeps its default. */
  readonly timing?: Partial<Timing> | undefined;
}

/**
 * Describes a server; nothing is opened before a task is followed. Make one for each server, not one for each task.
 *
 * @throws {TypeError} where `url` is no address.
 */
export const createEndpoint = (options: EndpointOptions): Endpoint => {
  const url = new URL(options.url, globalThis.location?.href);
  const timing = { ...defaultTiming, ...options.timing };
  const webSocket = options.webSocket ?? globalThis.WebSocket;
  const apiKey = options.apiKey;
  return {
    url,
    apiKey,
    fetch: options.fetch ?? ((...request) => globalThis.fetch(...request)),
    network: options.network ?? networkOfRuntime(),
    socket: webSocket && createSharedSocket({ url, apiKey, webSocket, timing }),
    timing,
  };
};
