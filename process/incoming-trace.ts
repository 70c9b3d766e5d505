import type { IncomingHttpHeaders } from 'node:http';
import { type Context, propagation, ROOT_CONTEXT } from '@opentelemetry/api';

/** The trace that a request continues, by its `traceparent`. */
export const incomingTrace = (headers: IncomingHttpHeaders): Context =>
  propagation.extract(ROOT_CONTEXT, headers);
