import { boolean, oneOf, serviceUrl, text } from './value-types.ts';

/** The standard variables of OpenTelemetry that turn tracing on and say what is traced. The SDK reads the others itself. */
export const tracingVariables = {
  OTEL_EXPORTER_OTLP_ENDPOINT: serviceUrl
    .optional()
    .describe(
      'The OpenTelemetry collector that receives traces, such as `http://127.0.0.1:4318`. Without it, nothing is traced.',
    ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: serviceUrl
    .optional()
    .describe(
      'The full URL that receives traces, with its path. Takes precedence over `OTEL_EXPORTER_OTLP_ENDPOINT`, to which `/v1/traces` is added.',
    ),
  OTEL_EXPORTER_OTLP_PROTOCOL: oneOf(['http/protobuf', 'http/json'])
    .default('http/protobuf')
    .describe('How traces are sent.'),
  OTEL_SDK_DISABLED: boolean
    .default(false)
    .describe('Turns tracing off although an endpoint is set.'),
  OTEL_SERVICE_NAME: text(/\S/, 'a name')
    .optional()
    .describe(
      'The name of the service in traces. If not set: `reviewcast-server` or `reviewcast-worker`.',
    ),
  OTEL_TRACES_SAMPLER: oneOf([
    'always_on',
    'always_off',
    'traceidratio',
    'parentbased_always_on',
    'parentbased_always_off',
    'parentbased_traceidratio',
  ])
    .default('parentbased_always_on')
    .describe('Which traces are recorded. `parentbased_…` lets the caller decide if it is traced.'),
  OTEL_TRACES_SAMPLER_ARG: text(/^(0(\.\d+)?|1(\.0+)?)$/, 'a number from 0 to 1')
    .optional()
    .describe('The share of traces that `traceidratio` and `parentbased_traceidratio` record.'),
} as const;

/** How a process is traced. */
export interface TracingOptions {
  /** The name of the service, unless OpenTelemetry's variables name it. */
  readonly serviceName: string;
  readonly protocol: 'http/protobuf' | 'http/json';
}

interface TracingValues {
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: URL | undefined;
  readonly OTEL_EXPORTER_OTLP_TRACES_ENDPOINT?: URL | undefined;
  readonly OTEL_EXPORTER_OTLP_PROTOCOL: TracingOptions['protocol'];
  readonly OTEL_SDK_DISABLED: boolean;
}

/** Returns undefined if tracing is off: there is no endpoint, or the SDK is disabled. */
export const tracingOptions = (
  serviceName: string,
  values: TracingValues,
): TracingOptions | undefined => {
  const endpoint = values.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? values.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined || values.OTEL_SDK_DISABLED) return undefined;
  return { serviceName, protocol: values.OTEL_EXPORTER_OTLP_PROTOCOL };
};
