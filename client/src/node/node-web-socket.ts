import { type ClientOptions, WebSocket } from 'ws';
import type { WebSocketClass } from '../endpoint/shared-socket.ts';

/**
 * A WebSocket for Node 20, which has none of its own. Pass it to `createEndpoint`. Needs the package `ws`.
 *
 * It closes a connection two seconds after a peer stops responding, and a canceled handshake raises no uncaught error.
 */
export const NodeWebSocket: WebSocketClass = class extends WebSocket {
  constructor(url: string, protocol: string) {
    const options: ClientOptions & { closeTimeout: number } = { closeTimeout: 2_000 };
    super(url, protocol, options);
    this.on('error', () => {});
  }
};
