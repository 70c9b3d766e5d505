import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { failureCodes } from '../../contract/failure.ts';
import { findFreePort } from '../../launch/free-port.ts';
import { type Selector, selectorsIn } from '../support/deploy/promql.ts';
import { tablesOf } from '../support/docs/markdown.ts';
import { finishedTask } from '../support/stack/finished-task.ts';
import { runStack } from '../support/stack/running-stack.ts';

const yaml = (path: string): unknown => parse(readFileSync(path, 'utf8'));

const { groups } = z
  .object({
    groups: z.array(
      z.strictObject({
        name: z.string(),
        rules: z.array(
          z.strictObject({
            alert: z.string(),
            expr: z.string(),
            for: z.string().regex(/^\d+m$/),
            labels: z.strictObject({ severity: z.enum(['warning', 'critical']) }),
            annotations: z.strictObject({ summary: z.string(), description: z.string() }),
          }),
        ),
      }),
    ),
  })
  .parse(yaml('deploy/prometheus/alerts.yml'));
const alerts = groups.flatMap(({ rules }) => rules);

const { scrape_configs: jobs } = z
  .object({
    rule_files: z.tuple([z.literal('alerts.yml')]),
    scrape_configs: z.array(
      z.object({
        job_name: z.string(),
        authorization: z.object({ type: z.literal('Bearer') }).optional(),
        dns_sd_configs: z.tuple([
          z.object({ names: z.tuple([z.enum(['server', 'worker'])]), port: z.number() }),
        ]),
      }),
    ),
  })
  .parse(yaml('deploy/prometheus/prometheus.yml'));

const { panels } = z
  .object({
    panels: z.array(
      z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).default([]) }),
    ),
  })
  .parse(JSON.parse(readFileSync('deploy/grafana/reviewcast.json', 'utf8')));

const { spec: scaling } = z
  .object({
    spec: z.object({
      triggers: z.tuple([
        z.object({
          type: z.literal('prometheus'),
          metadata: z.object({ query: z.string() }),
        }),
      ]),
    }),
  })
  .parse(yaml('deploy/kubernetes/overlays/example/worker-autoscaling.yaml'));

/** The variables of Grafana stand for a duration. */
const selectorsOf = (expression: string) =>
  selectorsIn(expression.replaceAll('$__rate_interval', '1m'));

const expressions = [
  ...alerts.map(({ expr }) => expr),
  ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ...scaling.triggers.map(({ metadata }) => metadata.query),
];

test('alerts, the dashboard, and the autoscaler read only what a server and a worker expose', async () => {
  const port = await findFreePort();
  const stack = await runStack({ WORKER_PORT: String(port) }, { sources: ['hackernews'] });
  await finishedTask(stack.url, { kind: 'COMMUNITY', productName: 'Brass Kettle' });
  const workerMetrics = `http://127.0.0.1:${port}/metrics`;
  const ofWorker = async (metric: string, labels: Readonly<Record<string, string>>) =>
    (await samplesAt(workerMetrics)).find(
      (sample) =>
        sample.metric === metric &&
        Object.entries(labels).every(([name, value]) => sample.labels.get(name) === value),
    )?.value;
  const kind = 'COMMUNITY';
  // A worker observes a task after it has told its watchers that it ended.
  await expect.poll(() => ofWorker('reviewcast_task_run_seconds_count', { kind })).toBe(1);
  expect(await ofWorker('reviewcast_task_run_seconds_bucket', { kind, le: '+Inf' })).toBe(1);
  expect(await ofWorker('reviewcast_task_run_seconds_sum', { kind })).toBeGreaterThan(0);
  expect(await ofWorker('reviewcast_task_wait_seconds_count', { kind })).toBe(1);
  const ended = { kind, outcome: 'success' };
  expect(await ofWorker('reviewcast_tasks_settled_total', ended)).toBe(1);
  const answered = { source: 'hackernews', outcome: 'ok' };
  expect(await ofWorker('reviewcast_source_requests_total', answered)).toBeGreaterThan(0);
  const exposed = new Map([
    ['reviewcast-server', await samplesAt(new URL('/metrics', stack.url).href)],
    ['reviewcast-worker', await samplesAt(workerMetrics)],
  ]);
  expect(jobs.map((job) => job.job_name)).toEqual([...exposed.keys()]);
  const samples = [...exposed.values()].flat();
  const problems = expressions.flatMap((expression) =>
    selectorsOf(expression).flatMap((selector) => problemsOf(selector, samples)),
  );
  expect(expressions.length).toBeGreaterThan(20);
  expect(problems).toEqual([]);
  for (const metric of ownMetrics(samples)) {
    expect(expressions.join('\n'), 'the dashboard shows every metric').toContain(metric);
  }
});

test('a metric that nothing exposes, and a label or value that no sample has, are found', () => {
  const labels = new Map([['kind', 'STORE']]);
  const samples = [{ metric: 'reviewcast_workers', labels, value: 1 }];
  const problemsIn = (expression: string) =>
    selectorsOf(expression).flatMap((selector) => problemsOf(selector, samples));
  expect(problemsIn('sum(rate(reviewcast_workers{kind=~"STORE|GOOGLE"}[1m]))')).toEqual([]);
  expect(problemsIn('reviewcast_worker > 0')).toEqual(['Nothing exposes reviewcast_worker.']);
  expect(problemsIn('up + reviewcast_workers{state="x"}')).toEqual([
    'reviewcast_workers has no label state.',
  ]);
  expect(problemsIn('reviewcast_workers{kind="SHOP"}')).toEqual([
    'The kind of reviewcast_workers is never SHOP.',
  ]);
  expect(() => problemsIn('sum by (kind (reviewcast_workers)')).toThrow('Invalid');
});

test('docs/operations.md says what to do about every alert, and about no other', () => {
  const rows = tablesOf(readFileSync('docs/operations.md', 'utf8')).flat();
  const names = rows.flatMap(([name = '']) => /^`(Reviewcast\w+)`$/.exec(name)?.[1] ?? []);
  expect(names).toEqual(alerts.map(({ alert }) => alert));
});

interface Sample {
  readonly metric: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly value: number;
}

const samplesAt = async (url: string): Promise<Sample[]> => {
  const text = await (await fetch(url)).text();
  return [...text.matchAll(/^([a-z_0-9]+)(?:\{(.*)\})? (\S+)$/gm)].map(
    ([, metric = '', labels = '', value = '']) => ({
      metric,
      value: Number(value),
      labels: new Map(
        [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
      ),
    }),
  );
};

/** Prometheus itself adds these. */
const added = { metrics: ['up'], labels: ['job', 'instance'] };

const knownValues: Record<string, readonly string[]> = {
  kind: ['COMMUNITY', 'STORE', 'GOOGLE'],
  outcome: [
    ...['ok', 'success', 'incomplete', 'failure', 'revoked'],
    ...failureCodes.map((code) => code.toLowerCase()),
  ],
};

const problemsOf = ({ metric, labels }: Selector, samples: readonly Sample[]): string[] => {
  if (added.metrics.includes(metric)) return [];
  const own = samples.filter((sample) => sample.metric === metric);
  if (own.length === 0) return [`Nothing exposes ${metric}.`];
  return [...labels].flatMap(([label, values]) => {
    if (added.labels.includes(label)) return [];
    if (!own.some((sample) => sample.labels.has(label)))
      return [`${metric} has no label ${label}.`];
    const known = knownValues[label] ?? own.map((sample) => sample.labels.get(label));
    return values
      .filter((value) => !known.includes(value))
      .map((value) => `The ${label} of ${metric} is never ${value}.`);
  });
};

const ownMetrics = (samples: readonly Sample[]): string[] => [
  ...new Set(
    samples
      .map(({ metric }) => metric.replace(/_(?:bucket|sum|count)$/, ''))
      .filter((metric) => metric.startsWith('reviewcast_')),
  ),
];
