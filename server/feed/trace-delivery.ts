import { propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';
import type { LoggedEvent } from '../../contract/event.ts';

/**
 * Makes the span of an event's way from the log to the watchers of this process. It belongs to the trace in which the event was
 * written. Events that were not traced have none.
 */
export const traceDelivery = (event: LoggedEvent, watchers: number): void => {
  if (event.trace === undefined) return;
  const written = propagation.extract(ROOT_CONTEXT, { traceparent: event.trace });
  // Without a parent, the span would begin a trace of its own.
  if (trace.getSpanContext(written) === undefined) return;
  const now = Date.now();
  const options = {
    kind: SpanKind.CONSUMER,
    // The clock of Redis may be ahead.
    startTime: Math.min(event.at, now),
    attributes: {
      'reviewcast.task.id': event.taskId,
      'reviewcast.event.seq': event.seq,
      'reviewcast.watchers': watchers,
    },
  };
  tracer.startSpan(`deliver ${event.type ?? 'unknown event'}`, options, written).end(now);
};

const tracer = trace.getTracer('reviewcast');
