import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { isUnavailable } from '../../redis/unavailable.ts';
import { ApiError, taskUnreadable } from '../../schema/errors.ts';
import { type ReportUnreadable, reportOnce, UnreadableDataError } from '../../tasks/unreadable.ts';
import { RequestError } from '../request-error.ts';

/**
 * Decides what callers see of an error. An {@link ApiError} passes; a {@link RequestError} and errors of graphql
 * become BAD_USER_INPUT; an unavailable Redis becomes SERVICE_UNAVAILABLE. Every other error is logged and replaced by a generic message.
 * Of `extensions`, callers see `code` and `retryAfter` only.
 */
export const maskError = (log: Logger): ((error: unknown) => GraphQLError) => {
  const report = reportOnce((err) => log.error({ err }, 'operation failed: unreadable data'));
  return (error) => {
    const cause = explained(causeOf(error), report);
    const located = error instanceof GraphQLError ? error : undefined;
    if (cause instanceof RequestError)
      return visibleError({ code: 'BAD_USER_INPUT' }, cause.message);
    if (!(cause instanceof GraphQLError)) return masked(log, cause, located);
    if (cause instanceof ApiError) return visibleError(cause.visible, cause.message, located);
    return visibleError({ code: 'BAD_USER_INPUT' }, shortened((located ?? cause).message), located);
  };
};

/** Clients poll a task, so that they would repeat the same line. */
const explained = (cause: unknown, report: ReportUnreadable): unknown => {
  if (!(cause instanceof UnreadableDataError)) return cause;
  report(cause);
  return taskUnreadable(cause.reason);
};

/** Graphql repeats values of any size. */
const shortened = (message: string): string =>
  message.length <= maxMessageLength
    ? message
    : `${message.slice(0, maxMessageLength)}… (${message.length} characters)`;

const maxMessageLength = 1000;

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
  // The HTTP status of errors in variables. It is not enumerable, so it is never serialized to callers.
  const http = located?.extensions['http'];
  Object.defineProperty(extensions, 'http', { value: http, enumerable: false, writable: true });
  return errorAt(located, message, extensions);
};

/** An error at the same place of a document as another one. */
export const errorAt = (
  located: GraphQLError | undefined,
  message: string,
  extensions: GraphQLError['extensions'],
): GraphQLError => {
  const { nodes, source, positions, path } = located ?? {};
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions,
  });
};
