import { type Client, createClient, type SubscribePayload } from 'graphql-ws/client';
import { ConnectionLostError } from '../errors/connection-lost-error.ts';
import type { Timing } from './timing.ts';

/** One WebSocket for all operations of an endpoint: opened with the first, closed after the last. */
export interface SharedSocket {
  /** Runs an operation and returns a function that stops it. The observer is not called after `closed` or once stopped. */
  run(operation: SubscribePayload, observer: Observer): () => void;
}

export interface Observer {
  /** Authenticates the socket if the endpoint has no API key. */
  readonly token: string | undefined;
  /** The server has accepted the connection. */
  connected(): void;
  next(result: unknown): void;
  /** `problem` is undefined if the server completed the operation; otherwise GraphQL errors, or why the socket closed. */
  ended(problem: unknown): void;
}

/** A WebSocket implementation that graphql-ws can use. */
export type WebSocketClass = new (url: string, protocol: string) => object;

interface SocketOptions {
  readonly url: URL;
  readonly apiKey: string | undefined;
  readonly webSocket: WebSocketClass;
  readonly timing: Timing;
}

export const createSharedSocket = (options: SocketOptions): SharedSocket => {
  let current: Connection | undefined;

  return {
    run(operation, observer) {
      current ??= connect(options, (connection) => {
        if (current === connection) current = undefined;
      });
      const connection = current;
      connection.observers.add(observer);
      if (connection.acknowledged) observer.connected();
      const ifActive = (notify: () => void) => connection.observers.has(observer) && notify();
      const ended = (problem: unknown) =>
        ifActive(() => {
          connection.observers.delete(observer);
          observer.ended(problem);
        });
      const stop = connection.client.subscribe(operation, {
        next: (result) => ifActive(() => observer.next(result)),
        error: ended,
        complete: () => ended(undefined),
      });
      return () => {
        connection.observers.delete(observer);
        stop();
        if (connection.observers.size > 0) return;
        if (current === connection) current = undefined;
        if (!connection.acknowledged) connection.client.terminate();
      };
    },
  };
};

/** A graphql-ws client that is disposed together with its socket. */
interface Connection {
  readonly client: Client;
  readonly observers: Set<Observer>;
  acknowledged: boolean;
}

/**
 * graphql-ws would retry with the old variables, which repeats events. So a client is disposed when its socket closes, whatever the
 * close code, and each observer subscribes again from its own cursor.
 */
const connect = (
  { url, apiKey, webSocket, timing }: SocketOptions,
  release: (connection: Connection) => void,
): Connection => {
  const lose = (problem: ConnectionLostError) => {
    clearTimeout(deadline);
    release(connection);
    for (const observer of connection.observers) observer.ended(problem);
    connection.observers.clear();
    client.dispose()?.catch(() => {});
  };
  const client = createClient({
    url: url.href.replace(/^http/, 'ws'),
    webSocketImpl: webSocket,
    retryAttempts: 0,
    shouldRetry: () => false,
    keepAlive: timing.pingMs,
    connectionParams: () => {
      const bearer = apiKey ?? [...connection.observers].findLast(({ token }) => token)?.token;
      return bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
    },
    on: {
      connected: () => {
        clearTimeout(deadline);
        connection.acknowledged = true;
        for (const observer of connection.observers) observer.connected();
      },
      ping: (received) => {
        if (!received) deadline = setTimeout(() => client.terminate(), timing.pongMs);
      },
      pong: (received) => {
        if (received) clearTimeout(deadline);
      },
      closed: (event) => lose(new ConnectionLostError(describeClose(event))),
      error: () => lose(new ConnectionLostError(`The WebSocket to ${url.host} failed.`)),
    },
  });
  let deadline = setTimeout(() => client.terminate(), timing.connectMs);
  const connection: Connection = { client, observers: new Set(), acknowledged: false };
  return connection;
};

const describeClose = (event: unknown): string => {
  const code = typeof event === 'object' && event && 'code' in event ? event.code : 'no code';
  return `The WebSocket was closed (${String(code)}).`;
};
