import type { IncomingMessage, ServerResponse } from 'node:http';
import { createYoga } from 'graphql-yoga';
import type { Context } from '../../schema/context.ts';
import { schema } from '../../schema/schema.ts';
import type { Backlog } from '../backlog.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { chunkedResponses } from './chunked-responses.ts';
import { documentCache, documentLimits } from './document-limits.ts';
import { maskError } from './mask-error.ts';
import { measuredSchema } from './measured-schema.ts';
import { requestBody } from './request-body.ts';
import { RequestContexts } from './request-contexts.ts';
import { requestErrors } from './request-errors.ts';
import { type HttpContext, resultFormats } from './result-formats.ts';
import { resultLimits } from './result-limits.ts';
import { ResultSizes } from './result-size.ts';
import { ResultStreams } from './result-streams.ts';
import { socketOperations } from './socket-operations.ts';
import { Sockets } from './sockets.ts';

export interface GraphqlServerOptions {
  /** Milliseconds between pings, or comments on an event stream. */
  heartbeatMs: number;
  /** The most tokens of a document. Introspection has about 200. Default: 2000. */
  maxDocumentTokens?: number | undefined;
  /** The largest result, in bytes. Default: 8 million. */
  maxResultBytes?: number | undefined;
  /** The most operations that run over one WebSocket at the same time. Default: 1000. */
  maxSocketOperations?: number | undefined;
}

export type GraphqlServer = ReturnType<typeof graphqlServer>;

/** Largest request body and largest WebSocket message, in bytes. */
const maxMessageBytes = 100_000;

/** Serves GraphQL over HTTP, WebSocket and event streams, with the same context and the same errors on each. */
export const graphqlServer = (
  dependencies: Dependencies,
  backlog: Backlog,
  {
    heartbeatMs,
    maxDocumentTokens = 2000,
    maxResultBytes = 8_000_000,
    maxSocketOperations = 1000,
  }: GraphqlServerOptions,
) => {
  const { logger } = dependencies;
  const mask = maskError(logger);
  const streams = new ResultStreams({ heartbeatMs, backlog });
  const contexts = new RequestContexts(dependencies);

  const formats = resultFormats((result, format, request, response) =>
    streams.respond(result, format, contexts.deliveryOf(request), response),
  );

  const sizes = new ResultSizes(maxResultBytes);
  const yoga = createYoga<HttpContext, Context>({
    schema: measuredSchema(schema, sizes),
    context: contexts.contextOf,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    multipart: false,
    // The HTTP server decides which origins are allowed.
    cors: false,
    maxRequestBodySize: maxMessageBytes,
    parserAndValidationCache: documentCache(),
    maskedErrors: { maskError: mask },
    // Yoga would log every invalid request. maskError logs what matters.
    logging: false,
    graphiql: false,
    plugins: [
      requestBody(maxMessageBytes),
      contexts.plugin,
      documentLimits(maxDocumentTokens),
      resultLimits(sizes),
      requestErrors(mask),
      formats,
      chunkedResponses(backlog),
    ],
  });

  const operations = socketOperations(yoga, dependencies, {
    sizes,
    mask,
    maxAtOnce: maxSocketOperations,
  });
  const sockets = new Sockets(operations, {
    heartbeatMs,
    backlog,
    maxPayload: maxMessageBytes,
    log: logger,
  });

  return {
    /** Handles an HTTP request. */
    respond: (request: IncomingMessage, response: ServerResponse) => yoga(request, response),
    upgrade: sockets.accept.bind(sockets),
    /** Disconnects all clients, spread over `windowMs` milliseconds. */
    drain(windowMs: number): void {
      logger.info({ sockets: sockets.size, streams: streams.size }, 'draining');
      sockets.drain(windowMs);
      streams.drain(windowMs);
    },
    /** Terminates the remaining WebSockets. */
    close: () => sockets.close(),
  };
};
