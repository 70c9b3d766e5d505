import { type Context, context, INVALID_SPAN_CONTEXT, trace } from '@opentelemetry/api';
import { SpanKind, type Telemetry } from 'bullmq';
import { BullMQOTelSpan, BullMQOtel } from 'bullmq-otel';

/**
 * What makes BullMQ trace jobs from where they are added to where they are processed. Its upkeep, such as looking for jobs every few
 * seconds, does not begin traces.
 */
export const queueTelemetry = (): Telemetry<Context> => {
  const { tracer, contextManager } = new BullMQOtel({ tracerName: 'bullmq' });
  return {
    contextManager,
    tracer: {
      startSpan: (name, options, parent = context.active()) =>
        options?.kind === SpanKind.INTERNAL && trace.getSpan(parent) === undefined
          ? new BullMQOTelSpan(trace.wrapSpanContext(INVALID_SPAN_CONTEXT))
          : tracer.startSpan(name, options, parent),
    },
  };
};
