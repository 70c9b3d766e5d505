import { SpanKind } from '@opentelemetry/api';
import type { SourceName } from '../../contract/catalogue.ts';
import type { OutboundRequest } from '../../outbound/send-request.ts';
import { failSpan, inSpan } from '../../process/in-span.ts';

/**
 * Sends each request of a source in a span, until the headers of its response have arrived. Paths and queries are left out, because they
 * may contain keys and what callers search for. The service does not learn of the trace.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client-span
 */
export const traceRequest =
  (source: SourceName): NonNullable<OutboundRequest['around']> =>
  (url, method, send) => {
    const attributes = {
      'http.request.method': method,
      'url.scheme': url.protocol.slice(0, -1),
      'server.address': url.hostname,
      'server.port': Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
      'reviewcast.source': source,
    };
    return inSpan(method, { kind: SpanKind.CLIENT, attributes }, async (span) => {
      const response = await send();
      const { status } = response;
      span.setAttribute('http.response.status_code', status);
      if (status >= 400) failSpan(span, String(status));
      return response;
    });
  };
