import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { isUnavailable } from '../../redis/unavailable.ts';
import { ApiError } from '../../schema/errors.ts';

/**
 * Decides what callers see of an error. An {@link ApiError} passes; errors of graphql and Yoga about the request become
 * BAD_USER_INPUT; an unavailable Redis becomes SERVICE_UNAVAILABLE. Every other error is logged and replaced by a generic message.
 * Of `extensions`, callers see `code` and `retryAfter` only.
 */
export const maskError =
  (log: Logger) =>
  (error: unknown): GraphQLError => {
    const cause = causeOf(error);
    if (!(error instanceof GraphQLError)) return masked(log, cause);
    if (!(cause instanceof GraphQLError)) return masked(log, cause, error);
    const visible = cause instanceof ApiError ? cause.visible : { code: 'BAD_USER_INPUT' };
    return visibleError(visible, error.message, error);
  };

const masked = (log: Logger, cause: unknown, located?: GraphQLError): GraphQLError => {
  if (isUnavailable(cause)) {
    log.warn({ err: cause }, 'operation failed: Redis unavailable');
    return visibleError({ code: 'SERVICE_UNAVAILABLE' }, unavailable, located);
  }
  log.error({ err: cause }, 'operation failed unexpectedly');
  return visibleError({ code: 'INTERNAL_SERVER_ERROR' }, unexpected, located);
};

const unavailable =
  'The server cannot reach Redis. The request may not have been accepted; send it again, with the same idempotencyKey if you set one.';

const unexpected = 'Unexpected error. The server log has the details.';

/** The original error under any number of GraphQL wrappers that locate it in the document. */
const causeOf = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;

const visibleError = (
  visible: { readonly code: unknown; readonly retryAfter?: unknown },
  message: string,
  located?: GraphQLError,
): GraphQLError => {
  const extensions = { ...visible };
  // Yoga reads the HTTP status from here. It is not enumerable, so it is never serialized to callers.
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
