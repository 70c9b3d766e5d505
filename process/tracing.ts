import type { Logger } from 'pino';
import type { Tracing } from './open-telemetry.ts';
import type { TracingOptions } from './tracing-variables.ts';

/**
 * Starts to record and send spans. Without options, does nothing and loads nothing: the code that makes spans then reaches only
 * OpenTelemetry's API, whose functions do nothing.
 */
export const startTracing = async (
  options: TracingOptions | undefined,
  logger: Logger,
): Promise<Tracing> => {
  if (options === undefined) return { stop: async () => {} };
  const { openTelemetry } = await import('./open-telemetry.ts');
  return openTelemetry(options, logger);
};
