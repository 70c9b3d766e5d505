import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { execute, type GraphQLSchema, parse, subscribe, validate } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import type { TransportName } from '../../../client/src/follow-task/transports/transport.ts';

/** A server with the real protocol and scripted results. */
export interface ScriptedServer extends AsyncDisposable {
  readonly url: string;
  /** Transports that the server rejects. */
  readonly refused: Set<TransportName>;
  /** The number of WebSockets accepted and of operations per transport. */
  readonly counts: { sockets: number } & Record<TransportName, number>;
  /** The `authorization` of each request and socket, in order. */
  readonly authorizations: unknown[];
  /** The sockets and streams currently open. */
  open(): { sockets: number; streams: number };
  /** Closes WebSockets with `code`, and event streams without a `complete`. */
  drain(code?: number): void;
}

export const startScriptedServer = async (schema: GraphQLSchema): Promise<ScriptedServer> => {
  const refused = new Set<TransportName>();
  const counts = { sockets: 0, websocket: 0, sse: 0, polling: 0 };
  const authorizations: unknown[] = [];
  const streams = new Set<ServerResponse>();

  const http = createServer(async (request, response) => {
    const streaming = request.headers.accept === 'text/event-stream';
    const transport = streaming ? 'sse' : 'polling';
    if (refused.has(transport)) return void response.writeHead(503).end('Not now.');
    authorizations.push(request.headers.authorization);
    counts[transport] += 1;
    const operation = await readOperation(schema, request);
    if (!streaming || 'errors' in operation) {
      const answer = 'errors' in operation ? operation : await execute(operation);
      response.writeHead(200, { 'content-type': 'application/json' });
      return void response.end(JSON.stringify(answer));
    }
    const results = await subscribe(operation);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    streams.add(response);
    if (!(Symbol.asyncIterator in results)) {
      response.end(`event: next\ndata: ${JSON.stringify(results)}\n\nevent: complete\ndata:\n\n`);
      return void streams.delete(response);
    }
    response.once('close', () => {
      streams.delete(response);
      void results.return(undefined);
    });
    response.write(': welcome\n\n');
    for await (const result of results) {
      if (response.writableEnded) return;
      response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`);
    }
    if (!response.writableEnded) response.end('event: complete\ndata:\n\n');
  });

  const webSockets = new WebSocketServer({ noServer: true });
  const graphql = useServer(
    {
      schema,
      onConnect: ({ connectionParams }) => {
        authorizations.push(connectionParams?.['authorization']);
        counts.sockets += 1;
      },
      onSubscribe: () => {
        counts.websocket += 1;
      },
    },
    webSockets,
  );
  http.on('upgrade', (request, socket, head) => {
    if (refused.has('websocket')) return void socket.end('HTTP/1.1 503 Not now\r\n\r\n');
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSockets.emit('connection', webSocket, request);
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');

  return {
    url: `http://127.0.0.1:${portOf(http.address())}/graphql`,
    refused,
    counts,
    authorizations,
    open: () => ({ sockets: webSockets.clients.size, streams: streams.size }),
    drain(code = DRAIN_CLOSE_CODE) {
      for (const webSocket of webSockets.clients) webSocket.close(code, 'Come back');
      for (const stream of streams) stream.end('retry: 1\n\n');
    },
    async [Symbol.asyncDispose]() {
      for (const webSocket of webSockets.clients) webSocket.terminate();
      await graphql.dispose();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
};

/** The close code of a server that is draining: the client reconnects, as after 1006, 1012, and 1013. */
const DRAIN_CLOSE_CODE = 4503;

const bodySchema = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()) });

const readOperation = async (schema: GraphQLSchema, request: IncomingMessage) => {
  const { query, variables } = bodySchema.parse(JSON.parse(await text(request)));
  const document = parse(query);
  const errors = validate(schema, document);
  return errors.length > 0 ? { errors } : { schema, document, variableValues: variables };
};

/** The port of a listening TCP server. */
export const portOf = (address: AddressInfo | string | null): number => {
  if (typeof address !== 'object' || !address) throw new Error('The server is not listening.');
  return address.port;
};
