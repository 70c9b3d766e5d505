import { CloseCode } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { RequestLimits } from '../request-limits.ts';

/** A WebSocket that says why it is closed, and what to do. `ws` and graphql-ws give little more than codes. */
export const explainingSocket = ({
  maxMessageBytes,
  connectionInitMs,
}: Pick<RequestLimits, 'maxMessageBytes' | 'connectionInitMs'>): typeof WebSocket => {
  const reasons = new Map<number | undefined, string>([
    [
      CloseCode.SubprotocolNotAcceptable,
      'The subprotocol must be graphql-transport-ws. Use graphql-ws instead of subscriptions-transport-ws.',
    ],
    [1009, `The message is larger than ${maxMessageBytes} bytes (MAX_MESSAGE_BYTES)`],
    [
      CloseCode.ConnectionInitialisationTimeout,
      `connection_init did not arrive within ${connectionInitMs / 1000} s (CONNECTION_INIT_SECONDS)`,
    ],
  ]);
  return class extends WebSocket {
    override close(code?: number, reason?: string | Buffer): void {
      super.close(code, reasons.get(code) ?? reason);
    }
  };
};
