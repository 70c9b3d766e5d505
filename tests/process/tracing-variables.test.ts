import { expect, test } from 'vitest';
import { serverConfig } from '../../server/config.ts';
import { workerConfig } from '../../worker/config.ts';

const redis = { REDIS_URL: 'redis://127.0.0.1:6379' };
const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };

test('tracing is off without an endpoint, or if the SDK is disabled', () => {
  expect(serverConfig(redis).tracing).toBeUndefined();
  expect(serverConfig({ ...redis, OTEL_SERVICE_NAME: 'reviews' }).tracing).toBeUndefined();
  expect(
    workerConfig({ ...redis, ...endpoint, OTEL_SDK_DISABLED: 'true' }).tracing,
  ).toBeUndefined();
});

test('either endpoint turns tracing on, under the name of the process', () => {
  const traces = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://collector.example/traces' };
  const protocol = 'http/protobuf';
  expect(serverConfig({ ...redis, ...endpoint }).tracing).toEqual({
    serviceName: 'reviewcast-server',
    protocol,
  });
  expect(workerConfig({ ...redis, ...traces }).tracing).toEqual({
    serviceName: 'reviewcast-worker',
    protocol,
  });
});

test.each([
  [
    { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
    'OTEL_EXPORTER_OTLP_PROTOCOL is "grpc". It must be one of http/protobuf, http/json.',
  ],
  [
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' },
    'OTEL_EXPORTER_OTLP_ENDPOINT is "collector:4318". It must be an http or https URL without a username or password.',
  ],
  [
    { OTEL_TRACES_SAMPLER_ARG: '1.5' },
    'OTEL_TRACES_SAMPLER_ARG is "1.5". It must be a number from 0 to 1.',
  ],
  [
    { OTEL_EXPORTER_OTLP_ENPOINT: 'http://127.0.0.1:4318' },
    'Unknown variable OTEL_EXPORTER_OTLP_ENPOINT. Did you mean OTEL_EXPORTER_OTLP_ENDPOINT?',
  ],
])('%o is an error of servers and workers', (variables, message) => {
  for (const config of [serverConfig, workerConfig]) {
    expect(() => config({ ...redis, ...variables })).toThrow(message);
  }
});

test('other standard variables of OpenTelemetry are left alone', () => {
  const others = {
    OTEL_EXPORTER_OTLP_HEADERS: 'x-key=secret',
    OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'x-key=secret',
    OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: 'http://127.0.0.1:4318/v1/metrics',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    OTEL_BSP_SCHEDULE_DELAY: '100',
  };
  expect(serverConfig({ ...redis, ...others }).warnings).toEqual([]);
});
