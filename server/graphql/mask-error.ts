import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { ApiError } from '../../schema/errors.ts';
import { isUnavailable } from '../../tasks/redis/unavailable.ts';

/**
 * What callers are shown of an error: those that are meant for them as they are, a Redis that is away as SERVICE_UNAVAILABLE,
 * all others without their message, which is logged.
 */
export const maskError =
  (log: Logger) =>
  (error: unknown): Error => {
    if (error instanceof GraphQLError) {
      const { originalError } = error;
      if (error instanceof ApiError || originalError instanceof ApiError) return error;
      // graphql's own: a document that does not parse, a variable of another type.
      if (!originalError) return withCode(error, 'BAD_USER_INPUT');
      if (originalError instanceof GraphQLError) return withCode(error, 'BAD_USER_INPUT');
      return masked(log, originalError, error);
    }
    return masked(log, error);
  };

const masked = (log: Logger, error: unknown, located?: GraphQLError): GraphQLError => {
  if (isUnavailable(error)) {
    log.warn({ err: error }, 'an operation failed since Redis is away');
    return rebuilt('SERVICE_UNAVAILABLE', unavailable, located);
  }
  log.error({ err: error }, 'an operation failed');
  return rebuilt(
    'INTERNAL_SERVER_ERROR',
    'Something went wrong in the server; it is in its log.',
    located,
  );
};

const unavailable =
  'The server cannot reach its Redis. Nothing is promised; send it again, with the same idempotencyKey if you have one.';

const rebuilt = (code: string, message: string, located?: GraphQLError): GraphQLError =>
  new GraphQLError(message, {
    nodes: located?.nodes ?? null,
    path: located?.path ?? null,
    extensions: { code },
  });

const withCode = (error: GraphQLError, code: string): GraphQLError => {
  if (error.extensions['code'] !== undefined) return error;
  const { message, nodes, source, positions, path, extensions } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions: { ...extensions, code },
  });
};
