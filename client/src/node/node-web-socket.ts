import { type ClientOptions, WebSocket } from 'ws';

/**
 * The WebSocket of Node 20, for `createEndpoint`. It lets go of a peer that no longer answers within two seconds, and a
 * handshake that is given up is no uncaught error.
 */
export class NodeWebSocket extends WebSocket {
  constructor(url: string, protocol: string) {
    const options: ClientOptions & { closeTimeout: number } = { closeTimeout: 2_000 };
    super(url, protocol, options);
    this.on('error', () => {});
  }
}
