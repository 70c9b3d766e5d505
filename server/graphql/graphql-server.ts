import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createYoga, isAsyncIterable, type Plugin, type YogaInitialContext } from 'graphql-yoga';
import type { Context } from '../../schema/context.ts';
import { schema } from '../../schema/schema.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { Delivery } from '../ports/follow-task.ts';
import { EventStreams } from './event-streams.ts';
import { graphiqlPage } from './graphiql-page.ts';
import { maskError } from './mask-error.ts';
import { operationContext } from './operation-context.ts';
import { requestBody } from './request-body.ts';
import { requestErrors } from './request-errors.ts';
import { socketOperations } from './socket-operations.ts';
import { Sockets } from './sockets.ts';

export interface GraphqlServerOptions {
  /** Milliseconds between pings, or comments on an event stream. */
  heartbeatMs: number;
  /** Milliseconds after which a client that reads nothing is disconnected. */
  stuckMs: number;
}

/** Largest request body and largest WebSocket message, in bytes. */
const maxMessageBytes = 100_000;

/** Milliseconds after which a client reconnects to an interrupted event stream. */
const retryMs = 1000;

/** Serves GraphQL over HTTP, WebSocket and event streams, with the same context and the same errors on each. */
export const graphqlServer = (
  dependencies: Dependencies,
  { heartbeatMs, stuckMs }: GraphqlServerOptions,
) => {
  const { logger } = dependencies;
  const mask = maskError(logger);
  const streams = new EventStreams({ heartbeatMs, stuckMs, retryMs });
  const deliveries = new WeakMap<Request, Delivery>();

  const contextOf = ({ request, params }: YogaInitialContext): Context => {
    const delivery: Delivery = { cursor: undefined };
    deliveries.set(request, delivery);
    return operationContext(dependencies, {
      authorization: request.headers.get('authorization') ?? undefined,
      extensions: params.extensions,
      delivery,
      lastEventId: request.headers.get('last-event-id') ?? undefined,
    });
  };

  const eventStreams: Plugin<Context, HttpContext> = {
    onResultProcess({ request, result, serverContext, setResultProcessor }) {
      const accepted = request.headers.get('accept') ?? '';
      if (!accepted.includes('text/event-stream')) return;
      // Some clients accept every media type with every operation.
      if (!isAsyncIterable(result) && accepted.includes('json')) return;
      const delivery = deliveries.get(request) ?? { cursor: undefined };
      const respond = (result: unknown) => streams.respond(result, delivery, serverContext.res);
      setResultProcessor(respond, 'text/event-stream');
    },
  };

  const yoga = createYoga<HttpContext, Context>({
    schema,
    context: contextOf,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    multipart: false,
    // The HTTP server decides which origins are allowed.
    cors: false,
    maxRequestBodySize: maxMessageBytes,
    maskedErrors: { maskError: mask },
    // Yoga would log every invalid request. maskError logs what matters.
    logging: false,
    ...graphiqlPage(dependencies.access),
    plugins: [requestBody(maxMessageBytes), requestErrors(mask), eventStreams],
  });

  const sockets = new Sockets(socketOperations(yoga, dependencies, mask), {
    heartbeatMs,
    stuckMs,
    maxPayload: maxMessageBytes,
    log: logger,
  });

  return {
    /** Handles an HTTP request. */
    respond: (request: IncomingMessage, response: ServerResponse) => yoga(request, response),
    upgrade: sockets.accept.bind(sockets),
    /** Disconnects all clients, spread over `windowMs` milliseconds. Resolves when the window is over. */
    async drain(windowMs: number): Promise<void> {
      logger.info({ sockets: sockets.size, streams: streams.size }, 'draining');
      const isIdle = sockets.size + streams.size === 0;
      sockets.drain(windowMs);
      streams.drain(windowMs);
      if (!isIdle) await sleep(windowMs);
    },
    /** Terminates the remaining WebSockets. */
    close: () => sockets.close(),
  };
};

/** What Yoga receives with each request. */
interface HttpContext {
  req: IncomingMessage;
  res: ServerResponse;
}
