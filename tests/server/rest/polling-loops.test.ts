import { readFileSync } from 'node:fs';
import axios from 'axios';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { startServer } from '../../../server/start-server.ts';
import { blocksIn } from '../../support/docs/markdown.ts';
import { FakeWorker } from '../../support/server/fake-worker.ts';
import { serve, serverOptions } from '../../support/server/test-server.ts';

const page = readFileSync('docs/migrating-from-celery.md', 'utf8');

type Collect = (kind: string, productName: string) => Promise<unknown>;

const collectSchema = z.custom<Collect>((value) => typeof value === 'function');

const bodySchema = z.object({ task_id: z.string().optional(), status: z.string().optional() });

/** The loop of the page on the address of a server, with a shorter interval. `bodies` are what it has received. */
const loopOn = (url: string, code: string) => {
  const adapted = code.replaceAll('`/api', `\`${url}/api`).replaceAll('2000', '20');
  const bodies: z.infer<typeof bodySchema>[] = [];
  const notedFetch = async (...args: Parameters<typeof fetch>) => {
    const response = await fetch(...args);
    bodies.push(bodySchema.parse(await response.clone().json()));
    return response;
  };
  const client = axios.create();
  client.interceptors.response.use((response) => {
    bodies.push(bodySchema.parse(response.data));
    return response;
  });
  const build = new Function('fetch', 'axios', 'console', `${adapted}; return collect;`);
  const collect = collectSchema.parse(build(notedFetch, client, { error: () => {} }));
  const hasSeen = (status: string) =>
    expect.poll(() => bodies.map((body) => body.status)).toContain(status);
  const taskId = async () => {
    await expect.poll(() => bodies[0]?.task_id).toBeDefined();
    return String(bodies[0]?.task_id);
  };
  return { collect, hasSeen, taskId };
};

const [fetchLoop = '', axiosLoop = ''] = blocksIn('js', page);

describe.each([
  ['fetch', fetchLoop],
  ['axios', axiosLoop],
])('the polling loop of old clients, with %s,', (_, code) => {
  test('collects the result, although the server restarts in between', async () => {
    const server = await serve();
    const loop = loopOn(server.url, code);
    const collected = loop.collect('store', 'Kettle');
    const worker = new FakeWorker(server.deployment.log, await loop.taskId());
    await loop.hasSeen('PENDING');
    await worker.claim();
    await worker.find('Boils quickly.');
    await loop.hasSeen('STARTED');
    await worker.retry(10);
    await loop.hasSeen('RETRY');

    await server.stop();
    const port = Number(new URL(server.url).port);
    const again = await startServer(serverOptions({ port, prefix: server.prefix }));
    onTestFinished(() => again.stop());
    await worker.claim();
    await worker.succeed();

    expect(await collected).toMatchObject({
      product_name: 'Kettle',
      complete: true,
      reviews: [{ body: 'Boils quickly.', kind: 'store' }],
    });
  });

  test('ends if the task fails, expires, or is unknown', async () => {
    const { url, graphql, deployment } = await serve({ ttlSeconds: 1 });
    const failing = loopOn(url, code);
    const failed = expect(failing.collect('store', 'Kettle')).rejects.toThrow('No shop answered.');
    const worker = new FakeWorker(deployment.log, await failing.taskId());
    await worker.claim();
    await worker.fail();
    await failed;

    const expiring = loopOn(url, code);
    const expired = expect(expiring.collect('google', 'Kettle')).rejects.toThrow();
    const query = `mutation { cancelTask(id: "${await expiring.taskId()}") { id } }`;
    await fetch(graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    await expiring.hasSeen('REVOKED');
    await expired;

    // The start is rejected, and clients that do not notice poll the state of nothing.
    await expect(loopOn(url, code).collect('community', '')).rejects.toThrow();
  });
});
