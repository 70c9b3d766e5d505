import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { type ConnectionOptions, requestOn, targetOf } from './connection.ts';
import { clientFrame, Frames, opcodes } from './frames.ts';

/** Subscribes over a WebSocket. Resolves when the server has received the subscription. */
export const openWebSocket = async (options: ConnectionOptions): Promise<void> => {
  const { load, onDelivery, onEnd } = options;
  const protocol = protocols[load.protocol];
  let socket: Socket | undefined;
  let resolve = () => {};
  const subscribed = new Promise<void>((done) => {
    resolve = done;
  });
  const send = (text: string) => socket?.write(clientFrame(text));
  const receive = protocol.start(options, send, resolve);
  const frames = new Frames((opcode, payload) => {
    if (opcode === opcodes.ping) socket?.write(clientFrame(payload.toString(), opcodes.pong));
    else if (opcode === opcodes.close)
      onEnd(`The server closed a WebSocket: ${payload.subarray(2)}`);
    else if (receive(payload)) onDelivery(payload.length, payload);
  });
  await requestOn(
    options,
    101,
    ({ pathname, search, host }) =>
      [
        `GET ${pathname}${search} HTTP/1.1`,
        `Host: ${host}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        'Sec-WebSocket-Version: 13',
        ...protocol.headers,
        '',
        '',
      ].join('\r\n'),
    (own, chunk) => {
      socket = own;
      frames.push(chunk);
    },
  ).then((own) => {
    socket = own;
  });
  protocol.greet(options, send, resolve);
  await subscribed;
};

type Send = (text: string) => void;

interface Protocol {
  readonly headers: readonly string[];
  /** Called once the socket is open. */
  greet(options: ConnectionOptions, send: Send, subscribed: () => void): void;
  /** Returns the function that receives messages, which returns whether one is a delivery. */
  start(
    options: ConnectionOptions,
    send: Send,
    subscribed: () => void,
  ): (payload: Buffer) => boolean;
}

const plain: Protocol = {
  headers: [],
  greet: (_options, _send, subscribed) => subscribed(),
  start: () => () => true,
};

const graphqlWs: Protocol = {
  headers: ['Sec-WebSocket-Protocol: graphql-transport-ws'],
  greet: ({ load: { authorization } }, send) => {
    send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
  },
  start: ({ load, index }, send, subscribed) => {
    let acknowledged = false;
    let answered = false;
    return (payload) => {
      if (answered) return isNext(payload);
      const message = payload.toString();
      if (!acknowledged) {
        acknowledged = true;
        const { operation } = targetOf(load, index);
        send(JSON.stringify({ id: '1', type: 'subscribe', payload: operation }));
        // Messages are handled in order, so the answer follows the subscription.
        send(JSON.stringify({ type: 'ping' }));
        return false;
      }
      if (message.includes('"type":"pong"')) {
        answered = true;
        subscribed();
        return false;
      }
      return isNext(payload);
    };
  },
};

/** @throws for an error in place of a result, which would otherwise be counted or waited for. */
const isNext = (payload: Buffer): boolean => {
  const start = payload.toString('latin1', 0, 60);
  if (start.includes('"type":"error"') || start.includes('"errors":')) {
    throw new Error(`A subscription failed: ${payload}`);
  }
  return start.includes('"type":"next"');
};

/** Engine.IO 4 with Socket.IO 5: `0` opens, `40` connects, `2` pings, `42` is an event. */
const socketIo: Protocol = {
  headers: [],
  greet: (_options, send) => send('40'),
  start: (_options, send, subscribed) => (payload) => {
    const [first, second] = payload;
    if (first === 0x32) send('3');
    if (first !== 0x34) return false;
    if (second === 0x30) subscribed();
    return second === 0x32;
  },
};

const protocols = {
  ws: plain,
  'graphql-ws': graphqlWs,
  'socket.io': socketIo,
  // Uses no WebSocket.
  sse: plain,
} as const satisfies Record<ConnectionOptions['load']['protocol'], Protocol>;
