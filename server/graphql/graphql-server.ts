import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ExecutionArgs, execute, subscribe } from 'graphql';
import { createYoga, isAsyncIterable, type Plugin, type YogaInitialContext } from 'graphql-yoga';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Context } from '../../schema/context.ts';
import { schema } from '../../schema/schema.ts';
import type { Delivery } from '../ports/feed-port.ts';
import { EventStreams } from './event-streams.ts';
import { graphiqlPage } from './graphiql-page.ts';
import { maskError } from './mask-error.ts';
import { operationContext, type Services } from './operation-context.ts';
import { requestErrors } from './request-errors.ts';
import { requestForm } from './request-form.ts';
import { Sockets } from './sockets.ts';

export interface GraphqlServerOptions {
  services: Services;
  log: Logger;
  heartbeatMs: number;
  stuckMs: number;
}

/** Bytes of a request's body, and of a WebSocket's message. */
const maxBody = 100_000;

/** Milliseconds after which a client whose event stream was cut comes back. */
const retryMs = 1000;

const connectionParamsSchema = z
  .object({ authorization: z.string().optional(), Authorization: z.string().optional() })
  .catch({});

/** GraphQL at one address: over HTTP, over WebSockets and as event streams, with the same context and the same errors. */
export const graphqlServer = ({ services, log, heartbeatMs, stuckMs }: GraphqlServerOptions) => {
  const mask = maskError(log);
  const streams = new EventStreams({ heartbeatMs, stuckMs, retryMs });
  const deliveries = new WeakMap<Request, Delivery>();

  const overHttp = ({ request, params }: YogaInitialContext): Context => {
    const delivery: Delivery = { last: undefined };
    deliveries.set(request, delivery);
    return operationContext(services, {
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
      // Some clients name all that they can read with every operation.
      if (!isAsyncIterable(result) && accepted.includes('json')) return;
      const delivery = deliveries.get(request) ?? { last: undefined };
      const respond = (result: unknown) => streams.respond(result, delivery, serverContext.res);
      setResultProcessor(respond, 'text/event-stream');
    },
  };

  const yoga = createYoga<HttpContext, Context>({
    schema,
    context: overHttp,
    graphqlEndpoint: '/graphql',
    landingPage: false,
    multipart: false,
    maxRequestBodySize: maxBody,
    maskedErrors: { maskError: mask },
    // It would log every caller's mistake; what is worth a line, maskError logs.
    logging: false,
    ...graphiqlPage(services),
    plugins: [requestForm(maxBody), requestErrors(mask), eventStreams],
  });

  const sockets = new Sockets(
    {
      onSubscribe: async ({ connectionParams }, _id, params) => {
        const { authorization, Authorization } = connectionParamsSchema.parse(
          connectionParams ?? {},
        );
        const arrival = {
          authorization: authorization ?? Authorization,
          extensions: params.extensions,
          delivery: { last: undefined },
          lastEventId: undefined,
        };
        try {
          const { schema, execute, subscribe, parse, validate } = yoga.getEnveloped({ params });
          const document = parse(params.query);
          const errors = validate(schema, document);
          if (errors.length > 0) return errors;
          return {
            schema,
            document,
            operationName: params.operationName,
            variableValues: params.variables,
            contextValue: operationContext(services, arrival),
            rootValue: new Runner(execute, subscribe),
          };
        } catch (error) {
          return [mask(error)];
        }
      },
      execute: (args) => runnerOf(args).execute(args),
      subscribe: (args) => runnerOf(args).subscribe(args),
    },
    { heartbeatMs, stuckMs, maxPayload: maxBody, log },
  );

  return { yoga, sockets, streams };
};

/** Carries what Yoga made to run one operation from its preparation to its execution. */
class Runner {
  readonly execute: typeof execute;
  readonly subscribe: typeof subscribe;
  constructor(run: typeof execute, start: typeof subscribe) {
    this.execute = run;
    this.subscribe = start;
  }
}

const runnerOf = ({ rootValue }: ExecutionArgs): Runner => {
  if (rootValue instanceof Runner) return rootValue;
  throw new Error('An operation on a WebSocket was run without being prepared.');
};

/** What Yoga is given along with each request. */
interface HttpContext {
  req: IncomingMessage;
  res: ServerResponse;
}
