import { type Network, networkOfRuntime } from './network.ts';
import { createSharedSocket, type SharedSocket, type WebSocketClass } from './shared-socket.ts';
import { defaultTiming, type Timing } from './timing.ts';

/** A server. All tasks followed through one endpoint share its WebSocket. */
export interface Endpoint {
  /** The GraphQL endpoint. */
  readonly url: URL;
  readonly apiKey: string | undefined;
  readonly fetch: typeof fetch;
  /** Undefined if the runtime has no WebSocket and none was passed. */
  readonly socket: SharedSocket | undefined;
  readonly network: Network;
  readonly timing: Timing;
}

export interface EndpointOptions {
  /** An http or https URL. In a browser it may be relative to the page. */
  readonly url: string | URL;
  /** Sent as a Bearer token. In browsers, pass a `watchToken` per task instead. */
  readonly apiKey?: string | undefined;
  /** Defaults to the runtime's. Node 20 has none: pass `NodeWebSocket`, or tasks are followed over SSE. */
  readonly webSocket?: WebSocketClass | undefined;
  /** Defaults to the runtime's. */
  readonly fetch?: typeof fetch | undefined;
  /** Reports when the device goes offline and online, so connections close and reopen at once. Defaults to the browser's. */
  readonly network?: Network | undefined;
  /** Overrides of `defaultTiming`, in milliseconds. */
  readonly timing?: Partial<Timing> | undefined;
}

/**
 * Describes a server. Opens no connection before a task is followed. Create one per server, not one per task.
 *
 * @throws {TypeError} if `url` is invalid.
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
