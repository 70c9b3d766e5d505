import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { expect, inject, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { keysOf } from '../../contract/keys.ts';
import { startDemoSites } from '../../demo/sites/start.ts';
import { failureOf } from '../../launch/processes/process-failure.ts';
import { startProcess } from '../../launch/processes/start-process.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { allOf } from '../support/server/transport.ts';
import { webSocket } from '../support/server/web-socket.ts';
import { stackEnvironment } from '../support/stack/stack-environment.ts';
import { openTraceReceiver, type ReceivedSpan } from '../support/tracing/trace-receiver.ts';

const product = 'Marigold Lantern';

/** A server and a worker that collect from one site, which remembers the headers that it receives. */
const openStack = async (variables: Readonly<Record<string, string>>) => {
  const received: string[] = [];
  const sites = await startDemoSites({
    paceMs: 0,
    sources: ['hackernews'],
    wrapSite: (site) => ({
      ...site,
      answer: (request) => {
        received.push(...Object.keys(request.headers));
        return site.answer(request);
      },
    }),
  });
  onTestFinished(() => sites.close());
  const environment = { ...stackEnvironment(sites), ...variables };
  const start = async (name: 'server' | 'worker') => {
    let onReady = (_address: string): void => {};
    const ready = new Promise<string>((resolve) => {
      onReady = resolve;
    });
    const running = await startProcess({
      command: process.execPath,
      args: [join(inject('dist'), `${name}.js`)],
      environment: { PATH: process.env['PATH'], ...environment },
      onLine: (line) => {
        if (line.startsWith('ready ')) onReady(line.slice('ready '.length));
      },
    });
    onTestFinished(() => running.stop(0));
    const died = failureOf(running, `The ${name}`);
    const stop = async () => {
      await running.stop(20_000);
      return running.ended;
    };
    return { address: await Promise.race([ready, died]), stop };
  };
  return { environment, received, start };
};

const traceId = 'ab'.repeat(16);
const callerSpanId = 'cd'.repeat(8);
const traceparent = `00-${traceId}-${callerSpanId}-01`;

/** Starts a task in a trace. */
const startTask = async (url: string): Promise<string> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent },
    body: JSON.stringify({
      query: `mutation Collect($input: FetchReviewsInput!) {
        fetchCommunityReviews(input: $input) { taskId }
      }`,
      variables: { input: { productName: product } },
    }),
  });
  return startedSchema.parse(await response.json()).data.fetchCommunityReviews.taskId;
};

const startedSchema = z.object({
  data: z.object({ fetchCommunityReviews: z.object({ taskId: z.string() }) }),
});

const events = (taskId: string) => ({
  query: 'subscription Watch($id: ID!) { taskEvents(id: $id) { __typename } }',
  variables: { id: taskId },
});

/** Starts a task, follows it, and only then starts the worker, so that the watcher receives everything that happens. */
const runTask = async ({ start }: Awaited<ReturnType<typeof openStack>>) => {
  const server = await start('server');
  const taskId = await startTask(server.address);
  const following = eventStream.results(server.address, events(taskId));
  const first = await following.next();
  expect(first.value).toMatchObject({ data: { taskEvents: { __typename: 'TaskQueued' } } });
  const worker = await start('worker');
  await allOf(following);
  return { server, worker, taskId };
};

const internal = 1;
const serving = 2;
const requesting = 3;
const producing = 4;
const consuming = 5;

test('one trace leads from the mutation through the job and its requests to the delivery of events', async () => {
  const receiver = await openTraceReceiver();
  const stack = await openStack({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  });
  const { server, worker, taskId } = await runTask(stack);
  await allOf(webSocket.results(server.address, events(taskId)));
  const missing = new URL(`/api/v1/reviews/status/${taskId}x`, server.address);
  await fetch(missing, { headers: { traceparent } });
  expect(await Promise.all([server.stop(), worker.stop()])).toEqual([
    'exited with code 0',
    'exited with code 0',
  ]);

  const spans = receiver.spans();
  const ours = spans.filter((span) => span.traceId === traceId);
  const named = (name: string): ReceivedSpan[] => ours.filter((span) => span.name === name);
  const only = (name: string): ReceivedSpan => {
    expect(named(name)).toHaveLength(1);
    return named(name)[0] as ReceivedSpan;
  };
  const mutation = only('mutation');
  expect(mutation).toMatchObject({
    service: 'reviewcast-server',
    parentSpanId: callerSpanId,
    kind: serving,
    attributes: { 'graphql.operation.type': 'mutation', 'graphql.operation.name': 'Collect' },
  });
  const added = ours.find(({ kind }) => kind === producing);
  expect(added).toMatchObject({ parentSpanId: mutation.spanId, service: 'reviewcast-server' });
  const processed = ours.find(({ name, kind }) => name.startsWith('process') && kind === consuming);
  expect(processed).toMatchObject({
    parentSpanId: added?.spanId,
    service: 'reviewcast-worker',
    attributes: { 'bullmq.job.id': taskId },
  });
  const attempt = only('attempt');
  expect(attempt).toMatchObject({
    parentSpanId: processed?.spanId,
    attributes: {
      'reviewcast.task.id': taskId,
      'reviewcast.task.kind': 'COMMUNITY',
      'reviewcast.attempt.outcome': 'succeeded',
    },
  });
  const requests = named('GET');
  expect(requests.length).toBeGreaterThan(0);
  for (const request of requests) {
    expect(request).toMatchObject({
      parentSpanId: attempt.spanId,
      kind: requesting,
      attributes: {
        'http.request.method': 'GET',
        'server.address': '127.0.0.1',
        'http.response.status_code': 200,
        'reviewcast.source': 'hackernews',
      },
    });
  }
  expect(only('deliver TaskStarted').parentSpanId).toBe(processed?.spanId);
  for (const name of ['deliver ReviewsFound', 'deliver TaskProgressed', 'deliver TaskSucceeded']) {
    expect(named(name).length).toBeGreaterThan(0);
    for (const delivery of named(name)) {
      expect(delivery).toMatchObject({
        service: 'reviewcast-server',
        parentSpanId: attempt.spanId,
        kind: consuming,
        attributes: { 'reviewcast.task.id': taskId, 'reviewcast.watchers': 1 },
      });
      expect(delivery.endTimeUnixNano >= delivery.startTimeUnixNano).toBe(true);
    }
  }
  expect(only('GET /api/v1/reviews/status/{task_id}')).toMatchObject({
    parentSpanId: callerSpanId,
    kind: serving,
    status: { code: 0 },
    attributes: { 'http.response.status_code': 404 },
  });

  // Callers without a trace begin one. The upkeep of queues does not.
  expect(spans.filter(({ name }) => name === 'subscription')).toHaveLength(2);
  const roots = spans.filter((span) => span.parentSpanId === '');
  expect(roots.filter(({ kind }) => kind === internal)).toEqual([]);

  expect(stack.received).not.toContain('traceparent');
  const sent = receiver.bodies.map(({ body }) => String(body)).join('\n');
  expect(sent).not.toMatch(/Marigold|query=/);
}, 60_000);

test('with tracing disabled, nothing is sent, stored, or loaded for it', async () => {
  const coverage = await mkdtemp(join(tmpdir(), 'reviewcast-loaded-'));
  onTestFinished(() => rm(coverage, { recursive: true, force: true }));
  const receiver = await openTraceReceiver();
  const stack = await openStack({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_SDK_DISABLED: 'true',
    // Lists every module that a process has loaded.
    NODE_V8_COVERAGE: coverage,
  });
  const server = await stack.start('server');
  const taskId = await startTask(server.address);
  const { REDIS_URL, REDIS_PREFIX } = stack.environment;
  const keys = keysOf(REDIS_PREFIX);
  const redis = new Redis(REDIS_URL);
  onTestFinished(() => redis.disconnect());
  const job = await redis.hget(`${keys.queuePrefix('COMMUNITY')}:community:${taskId}`, 'opts');
  const worker = await stack.start('worker');
  await allOf(eventStream.results(server.address, events(taskId)));
  const log = await redis.xrange(keys.log(taskId), '-', '+');
  await Promise.all([server.stop(), worker.stop()]);

  expect(receiver.bodies).toEqual([]);
  expect(JSON.parse(job ?? '')).not.toHaveProperty('tm');
  expect(JSON.stringify(log)).toContain('TaskSucceeded');
  expect(JSON.stringify(log)).not.toMatch(/"trace\\*":/);
  expect(stack.received).not.toContain('traceparent');
  const loaded = await modulesIn(coverage);
  expect(loaded.filter((url) => url.includes('/node_modules/ioredis/'))).not.toEqual([]);
  expect(loaded.filter((url) => /@opentelemetry\/(?!api\/)/.test(url))).toEqual([]);
}, 60_000);

/** The URLs of the modules that processes with this `NODE_V8_COVERAGE` have loaded. */
const modulesIn = async (coverage: string): Promise<string[]> => {
  const files = await readdir(coverage);
  const reports = await Promise.all(files.map((name) => readFile(join(coverage, name), 'utf8')));
  return reports.flatMap((report) =>
    coverageSchema.parse(JSON.parse(report)).result.map(({ url }) => url),
  );
};

const coverageSchema = z.object({ result: z.array(z.object({ url: z.string() })) });

test('a collector that never answers delays neither starts nor the shutdown', async () => {
  const receiver = await openTraceReceiver({ answers: false });
  const { start } = await openStack({
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${receiver.url}/own/path`,
  });
  const server = await start('server');
  await startTask(server.address);

  expect(await server.stop()).toBe('exited with code 0');

  // It has received what is sent by default, where it was told to.
  const [request] = receiver.bodies;
  expect(request).toMatchObject({ path: '/own/path', type: 'application/x-protobuf' });
  expect(request?.body.includes(Buffer.from(traceId, 'hex'))).toBe(true);
});
