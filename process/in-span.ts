import { type Span, type SpanOptions, SpanStatusCode, trace } from '@opentelemetry/api';

/**
 * Runs `run` in a span, as a child of the active one. Does no more than call `run` while nothing is traced. If it throws, the span
 * gets the error's type. Messages are left out, because they may quote what callers and services sent.
 */
export const inSpan = <Result>(
  name: string,
  options: SpanOptions,
  run: (span: Span) => Result | Promise<Result>,
): Promise<Result> =>
  tracer.startActiveSpan(name, options, async (span) => {
    try {
      return await run(span);
    } catch (error) {
      failSpan(span, errorType(error));
      throw error;
    } finally {
      span.end();
    }
  });

/** Marks a span as failed. @param type a code, or the name of a class. */
export const failSpan = (span: Span, type: string): void => {
  span.setAttribute('error.type', type);
  span.setStatus({ code: SpanStatusCode.ERROR });
};

const tracer = trace.getTracer('reviewcast');

const errorType = (error: unknown): string => {
  if (!(error instanceof Error)) return '_OTHER';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};
