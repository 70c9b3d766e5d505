import { context, propagation, TraceFlags, trace } from '@opentelemetry/api';

/** The `traceparent` of the active span; undefined unless it is recorded. */
export const activeTrace = (): string | undefined => {
  const flags = trace.getActiveSpan()?.spanContext().traceFlags ?? TraceFlags.NONE;
  if ((flags & TraceFlags.SAMPLED) === 0) return undefined;
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
};
