import type { IncomingMessage, ServerResponse } from 'node:http';
import { context, SpanKind } from '@opentelemetry/api';
import { failSpan, inSpan } from '../../process/in-span.ts';
import { incomingTrace } from '../../process/incoming-trace.ts';

/**
 * Handles a request in a span of its own, which continues the trace of the caller.
 *
 * @param route the path, with names in place of IDs.
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server-span
 */
export const restSpan = (
  request: IncomingMessage,
  response: ServerResponse,
  route: string,
  handle: () => Promise<void>,
): Promise<void> => {
  const { method = 'GET' } = request;
  const attributes = { 'http.request.method': method, 'http.route': route };
  return context.with(incomingTrace(request.headers), () =>
    inSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, async (span) => {
      await handle();
      const { statusCode } = response;
      span.setAttribute('http.response.status_code', statusCode);
      if (statusCode >= 500) failSpan(span, String(statusCode));
    }),
  );
};
