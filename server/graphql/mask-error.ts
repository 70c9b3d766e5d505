import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { isUnavailable } from '../../redis/unavailable.ts';
import { ApiError } from '../../schema/errors.ts';

/**
 * What callers are shown of an error: those that are meant for them, what graphql and Yoga say of a request as BAD_USER_INPUT, a
 * Redis that is away as SERVICE_UNAVAILABLE, all others without their message, which is logged. Of `extensions` they are shown
 * the code and nothing else.
 */
export const maskError =
  (log: Logger) =>
  (error: unknown): GraphQLError => {
    const cause = causeOf(error);
    if (!(error instanceof GraphQLError)) return masked(log, cause);
    if (!(cause instanceof GraphQLError)) return masked(log, cause, error);
    const code = cause instanceof ApiError ? cause.extensions['code'] : 'BAD_USER_INPUT';
    return shown(code, error.message, error);
  };

const masked = (log: Logger, cause: unknown, located?: GraphQLError): GraphQLError => {
  if (isUnavailable(cause)) {
    log.warn({ err: cause }, 'an operation failed since Redis is away');
    return shown('SERVICE_UNAVAILABLE', unavailable, located);
  }
  log.error({ err: cause }, 'an operation failed');
  return shown('INTERNAL_SERVER_ERROR', internal, located);
};

const unavailable =
  'The server cannot reach its Redis. Nothing is promised; send it again, with the same idempotencyKey if you have one.';

const internal = 'Something went wrong in the server; it is in its log.';

/** What graphql wrapped, however often, to say where it happened. */
const causeOf = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;

const shown = (code: unknown, message: string, located?: GraphQLError): GraphQLError => {
  const extensions = { code };
  // The status of the answer: Yoga reads it, and callers are not to see it.
  const http = located?.extensions['http'];
  Object.defineProperty(extensions, 'http', { value: http, enumerable: false, writable: true });
  const { nodes, source, positions, path } = located ?? {};
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions,
  });
};
