import { setTimeout as sleep } from 'node:timers/promises';
import { DiagLogLevel, diag } from '@opentelemetry/api';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Logger } from 'pino';
import type { TracingOptions } from './tracing-variables.ts';

/** The traces of a process. */
export interface Tracing {
  /** Sends the spans that have ended. Resolves after 2 s at the latest, and never rejects. */
  stop(): Promise<void>;
}

/**
 * Starts OpenTelemetry's SDK for this process. It reads its own variables. Contexts are propagated as the W3C defines it
 * (`traceparent`).
 */
export const openTelemetry = async (
  { serviceName, protocol }: TracingOptions,
  logger: Logger,
): Promise<Tracing> => {
  reportProblems(logger);
  const { OTLPTraceExporter } = await exporters[protocol]();
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': serviceName }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  const shutDown = () =>
    provider.shutdown().catch((err: unknown) => logger.warn({ err }, 'failed to send traces'));
  let stopping: Promise<void> | undefined;
  return {
    stop: () => {
      stopping ??= Promise.race([shutDown(), sleep(stopMs, undefined, { ref: false })]);
      return stopping;
    },
  };
};

const exporters = {
  'http/protobuf': () => import('@opentelemetry/exporter-trace-otlp-proto'),
  'http/json': () => import('@opentelemetry/exporter-trace-otlp-http'),
};

/** Logs what the SDK complains about. While the collector is unavailable, it would repeat the same every few seconds. */
const reportProblems = (logger: Logger): void => {
  let last: string | undefined;
  const report = (message: string): void => {
    if (message === last) return;
    last = message;
    logger.warn({ problem: message.slice(0, 1000) }, 'tracing problem');
  };
  const ignore = () => {};
  diag.setLogger(
    { error: report, warn: report, info: ignore, debug: ignore, verbose: ignore },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
};

/** Milliseconds to send the last spans. */
const stopMs = 2000;
