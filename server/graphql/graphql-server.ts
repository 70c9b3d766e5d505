import type { IncomingMessage, ServerResponse } from 'node:http';
import { context as tracing } from '@opentelemetry/api';
import { createYoga } from 'graphql-yoga';
import { incomingTrace } from '../../process/incoming-trace.ts';
import { schema } from '../../schema/schema.ts';
import type { ClientConnections } from '../access/client-connections.ts';
import type { Backlog } from '../backlog.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { RequestLimits } from '../request-limits.ts';
import { costLimit } from './cost-limit.ts';
import { documentCache, documentLimits } from './document-limits.ts';
import { httpOperations } from './http-operations.ts';
import { withoutIntrospection, withoutSuggestions } from './introspection.ts';
import { ItemExecutor } from './item-executor.ts';
import { maskError } from './mask-error.ts';
import { measuredSchema } from './measured-schema.ts';
import type { OperationContext } from './operation-context.ts';
import { operationSpans } from './operation-spans.ts';
import { Operations } from './operations.ts';
import type { OperationLookup } from './persisted-operations.ts';
import { ResultBudgets } from './result-budget.ts';
import { resultLimits } from './result-limits.ts';
import { ResultStreams } from './result-streams.ts';
import { SharedResults } from './shared-results.ts';
import { socketOperations } from './socket-operations.ts';
import { Sockets } from './sockets.ts';
import { subscriptions } from './subscriptions.ts';

export interface GraphqlServerOptions {
  /** Milliseconds between pings, or comments on an event stream. */
  heartbeatMs: number;
  /** Whether operations get spans. Default: false. */
  isTraced?: boolean;
  limits: RequestLimits;
  /** Whether clients may ask for the schema. */
  introspection: boolean;
  /** Finds the operation that a request runs. */
  lookup: OperationLookup;
  /** The WebSockets and event streams of each client. */
  clients: ClientConnections;
}

export type GraphqlServer = ReturnType<typeof graphqlServer>;

/** Serves GraphQL over HTTP, WebSocket and event streams, with the same context and the same errors on each. */
export const graphqlServer = (
  dependencies: Dependencies,
  backlog: Backlog,
  { heartbeatMs, isTraced, limits, introspection, lookup, clients }: GraphqlServerOptions,
) => {
  const { logger } = dependencies;
  const mask = introspection ? maskError(logger) : withoutSuggestions(maskError(logger));
  const budgets = new ResultBudgets(limits);
  const measured = measuredSchema(schema, budgets);
  const executor = new ItemExecutor(budgets, mask);
  const results = new SharedResults(measured, executor, maxSharedBytes);
  const yoga = createYoga<object, OperationContext>({
    schema: measured,
    parserAndValidationCache: documentCache(),
    maskedErrors: { maskError: mask },
    // Yoga would log every invalid request. maskError logs what matters.
    logging: false,
    plugins: [
      documentLimits(limits),
      ...(introspection ? [] : [withoutIntrospection]),
      costLimit(measured, limits.maxCost),
      resultLimits(budgets),
      subscriptions({ results, access: dependencies.access, mask }),
      ...(isTraced ? [operationSpans] : []),
    ],
  });
  const operations = new Operations(yoga, dependencies, lookup);

  const streams = new ResultStreams({
    heartbeatMs,
    backlog,
    clients,
    onError: (err) => logger.error({ err }, 'an event stream failed'),
  });
  const respond = httpOperations({
    operations,
    streams,
    backlog,
    mask,
    maxBytes: limits.maxMessageBytes,
  });
  const sockets = new Sockets(
    socketOperations({ operations, budgets, mask, maxAtOnce: limits.maxSocketOperations }),
    { heartbeatMs, backlog, limits, clients, log: logger },
  );

  return {
    /** Handles an HTTP request. */
    respond: (request: IncomingMessage, response: ServerResponse) =>
      tracing.with(incomingTrace(request.headers), () => respond(request, response)),
    upgrade: sockets.accept.bind(sockets),
    openSockets: () => sockets.size,
    openStreams: () => streams.size,
    /** Times that a subscription was executed for an event or a state. */
    executions: () => executor.executions,
    /** Disconnects all clients, spread over `windowMs` milliseconds. */
    drain(windowMs: number): void {
      logger.info({ sockets: sockets.size, streams: streams.size }, 'draining');
      sockets.drain(windowMs);
      streams.drain(windowMs);
    },
    /** Terminates the remaining WebSockets. */
    close(): void {
      sockets.close();
      streams.close();
    },
  };
};

/**
 * The most memory that results of subscriptions take that are kept to be shared. Far more than prompt clients need: a busy server, whose
 * clients read at different times, would fill any amount.
 */
const maxSharedBytes = 8_000_000;
