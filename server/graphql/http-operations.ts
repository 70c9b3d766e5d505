import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import type { Backlog } from '../backlog.ts';
import { respondRefusal } from '../refusal.ts';
import { RequestError } from '../request-error.ts';
import { sendBody } from '../send-body.ts';
import { httpParams } from './http-params.ts';
import { DocumentError, type Operations } from './operations.ts';
import { type JsonFormat, notAcceptable, resultFormat } from './result-formats.ts';
import type { ResultStreams } from './result-streams.ts';
import { Subscription } from './subscription.ts';

export interface HttpOperationsOptions {
  readonly operations: Operations;
  readonly streams: ResultStreams;
  readonly backlog: Backlog;
  /** Decides what clients see of an error. */
  readonly mask: (error: unknown) => GraphQLError;
  /** The largest request body, in bytes. */
  readonly maxBytes: number;
}

/**
 * Runs the operations of HTTP requests. It reads and writes the objects of Node.js: with those of the Fetch API, through which Yoga would
 * serve requests, a start took a sixth longer.
 *
 * @see https://graphql.github.io/graphql-over-http/draft/
 */
export const httpOperations = ({
  operations,
  streams,
  backlog,
  mask,
  maxBytes,
}: HttpOperationsOptions) => {
  const run = async (request: IncomingMessage): Promise<Answer> => {
    const { headers, method } = request;
    const params = await httpParams(request, maxBytes);
    const { type, args, execute, subscribe } = operations.prepare(
      { authorization: headers.authorization, lastEventId: headers['last-event-id']?.toString() },
      params,
    );
    if (type === 'mutation' && method === 'GET') throw mutationByGet();
    const result = await (type === 'subscription' ? subscribe : execute)(args);
    if (isAsyncIterable(result)) throw new Error('An operation resulted in an iterator.');
    return { result, status: statusOf(result) };
  };
  const failureOf = (error: unknown): Answer => {
    if (error instanceof RequestError) {
      const { status, headers } = error;
      return { result: { errors: [mask(error)] }, status, headers };
    }
    if (error instanceof DocumentError) {
      return { result: { errors: error.errors.map(mask) }, status: 400, statusOfJson: 200 };
    }
    return { result: { errors: [mask(error)] }, status: 200 };
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { accept } = request.headers;
    const answer = await run(request).catch(failureOf);
    const { result } = answer;
    const isSubscription = result instanceof Subscription;
    const format = resultFormat(accept, isSubscription);
    if (format === undefined) {
      if (isSubscription) result.end();
      respondRefusal(response, notAcceptable(accept, isSubscription));
    } else if (typeof format === 'string') {
      await sendBody(request, response, bodyOf(answer, format), backlog);
    } else {
      streams.send(result, format, response);
    }
  };
};

interface Answer {
  readonly result: ExecutionResult;
  readonly status: number;
  /** Of a response of type `application/json`, if it is another. */
  readonly statusOfJson?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const bodyOf = (
  { result, status, statusOfJson = status, headers }: Answer,
  format: JsonFormat,
) => ({
  status: format === 'application/json' ? statusOfJson : status,
  headers: { ...headers, 'content-type': `${format}; charset=utf-8` },
  text: JSON.stringify(result),
});

/** The executor marks the errors of variables, with which no operation has been executed. */
const statusOf = ({ errors }: ExecutionResult): number =>
  errors?.find(({ extensions }) => extensions.http)?.extensions.http?.status ?? 200;

const mutationByGet = (): RequestError =>
  new RequestError(405, 'Can only perform a mutation operation from a POST request.', {
    allow: 'POST',
  });
