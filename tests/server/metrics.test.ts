import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openMetrics } from '../../process/metrics.ts';
import { TaskMetrics } from '../../process/task-metrics.ts';
import { requestMetrics } from '../../worker/request-metrics.ts';
import { quotedIn, tablesOf } from '../support/docs/markdown.ts';
import { bearer, keys, operator, start } from '../support/server/callers.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { readMetrics } from '../support/server/metrics.ts';
import { post } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { allOf } from '../support/server/transport.ts';
import { watchEvents } from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';

test('the metrics of a server count its watchers, deliveries, jobs, and canceled tasks', async () => {
  const { url, graphql, deployment } = await serve();
  const before = await readMetrics(url);
  expect(before('reviewcast_websockets')).toBe(0);
  expect(before('reviewcast_workers')).toBe(0);
  expect(before('nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);

  const task = await claimedTask(deployment.log);
  const watching = webSocket.results(graphql, watchEvents(task.taskId));
  await watching.next();
  const during = await readMetrics(url);
  expect(during('reviewcast_websockets')).toBe(1);
  expect(during('reviewcast_watched_tasks')).toBe(1);
  expect(during('reviewcast_watchers')).toBe(1);
  await task.succeed();
  await allOf(watching);

  const { taskId } = await start(graphql);
  const pending = await readMetrics(url);
  expect(pending('reviewcast_watchers')).toBe(0);
  expect(pending('reviewcast_deliveries_total')).toBe(3);
  expect(pending('reviewcast_queue_jobs{kind="STORE",state="pending"}')).toBe(1);

  for (let i = 0; i < 2; i += 1) {
    await post(
      graphql,
      JSON.stringify({ query: `mutation { cancelTask(id: "${taskId}") { id } }` }),
    );
  }
  const canceled = await readMetrics(url);
  expect(canceled('reviewcast_tasks_settled_total{kind="STORE",outcome="revoked"}')).toBe(1);
  expect(canceled('reviewcast_queue_jobs{kind="STORE",state="pending"}')).toBe(0);
});

test.each(['/metrics', '/dashboard/', '/dashboard/api/queues'])(
  '%s is for operators, who send their key as a bearer token or as a password',
  async (path) => {
    const { url } = await serve(keys);
    const get = (authorization?: string) =>
      fetch(`${url}${path}`, { headers: authorization ? { authorization } : {} });
    const basic = (password: string) => `Basic ${Buffer.from(`me:${password}`).toString('base64')}`;
    const [ann = ''] = keys.apiKeys;
    for (const refused of [
      undefined,
      bearer(ann),
      basic(ann),
      basic('wrong'),
      'Basic !',
      'Basic',
    ]) {
      const response = await get(refused);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Basic realm="/);
      expect(await response.text()).toContain('for operators only');
    }
    expect((await get(bearer(operator))).status).toBe(200);
    expect((await get(basic(operator))).status).toBe(200);
  },
);

test('the dashboard shows jobs, changes nothing, and loads nothing from other hosts', async () => {
  const { url, graphql } = await serve();
  const { taskId } = await start(graphql);
  const dashboard = new URL('/dashboard', url);
  const page = await fetch(dashboard);
  expect(page.url).toBe(`${dashboard}/`);
  const html = await page.text();
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  for (const [, path = ''] of html.matchAll(/(?:src|href)="(static\/[^"]+)"/g)) {
    expect((await fetch(new URL(path, `${dashboard}/`))).status).toBe(200);
  }
  const queues = await fetch(`${dashboard}/api/queues?activeQueue=store&status=latest`);
  expect(await queues.text()).toContain(taskId);

  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const refused = await fetch(`${dashboard}/api/queues/store/${taskId}/clean`, { method });
    expect(refused.status).toBe(405);
    expect(refused.headers.get('allow')).toBe('GET, HEAD');
  }
});

test('docs/operations.md lists every metric of servers and workers, and none that does not exist', async () => {
  const { url } = await serve();
  const servers = namesIn(await (await fetch(`${url}/metrics`)).text());
  const registry = openMetrics();
  new TaskMetrics(registry);
  requestMetrics(registry);
  const workers = namesIn(await registry.metrics());

  const rows = tablesOf(readFileSync('docs/operations.md', 'utf8'))
    .flat()
    .map(([name = '', from = '']) => ({ name: quotedIn(name)[0] ?? '', from }))
    .filter(({ name }) => /^(reviewcast|nodejs|process)_/.test(name));
  const own = (names: readonly string[]) => names.filter((name) => name.startsWith('reviewcast_'));
  expect(own(rows.map(({ name }) => name)).toSorted()).toEqual(
    [...new Set(own([...servers, ...workers]))].toSorted(),
  );
  for (const { name, from } of rows) {
    expect(['servers', 'workers', 'both'], name).toContain(from);
    if (from !== 'workers') expect(servers).toContain(name);
    if (from !== 'servers') expect(workers).toContain(name);
  }
});

const namesIn = (text: string): string[] =>
  [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);
