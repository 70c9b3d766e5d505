import { readFileSync } from 'node:fs';
import { Agent, fetch as undiciFetch } from 'undici';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { followTask } from '../../client/src/follow-task/follow-task.ts';
import { findFreePort } from '../../launch/free-port.ts';
import { collect, endpointOf, reach } from '../support/client/follow.ts';
import { blocksIn } from '../support/docs/markdown.ts';
import { openStream } from '../support/server/event-stream.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { caddy, nginx, runCaddy, runNginx, selfSigned } from '../support/server/real-proxy.ts';
import { serve, type TestServer } from '../support/server/test-server.ts';
import { eventOf, eventsOf, numbersOf, watchEvents } from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';

const page = readFileSync('docs/proxies.md', 'utf8');
const [documented = '', byDefault = ''] = blocksIn('nginx', page);
const [caddyfile = ''] = blocksIn('caddy', page);

/** Far below the seconds of silence after which nginx closes a connection in these tests. */
const heartbeatMs = 400;

describe.skipIf(nginx === undefined)('behind nginx (apt-get install nginx-light)', () => {
  test('with the documented configuration, everything works below the path, and stays open while idle', async () => {
    const server = await serve({ heartbeatMs });
    const [port, tlsPort] = [await findFreePort(), await findFreePort()];
    const { key, certificate, ca } = await selfSigned();
    const url = `http://127.0.0.1:${port}/reviews`;
    const http = documented
      .replaceAll(/server 10\.0\.0\.\d:4000;/g, `server ${new URL(server.url).host};`)
      .replace(
        'listen 443 ssl http2;',
        `listen 127.0.0.1:${tlsPort} ssl http2;\nlisten 127.0.0.1:${port};`,
      )
      .replace(/(ssl_certificate) \S+;/, `$1 ${certificate};`)
      .replace(/(ssl_certificate_key) \S+;/, `$1 ${key};`)
      .replace(/proxy_read_timeout \d+s;/, 'proxy_read_timeout 3s;');
    await runNginx(http, `${url}/healthz`);
    await expectIdleConnectionsToStay(server, url, 3, ['websocket', 'sse', 'multipart']);
    await expectToFollow(server, url, 'websocket');

    const secure = `https://127.0.0.1:${tlsPort}/reviews`;
    const { taskId } = await finished(server);
    const socket = new WebSocket(
      `${secure.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
      { ca },
    );
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.close();
    const dispatcher = new Agent({ allowH2: true, connect: { ca } });
    const stream = await undiciFetch(`${secure}/graphql`, {
      dispatcher,
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify(watchEvents(taskId)),
    });
    expect(await stream.text()).toMatch(/TaskSucceeded[\s\S]*event: complete/);
    const dashboard = await undiciFetch(`${secure}/dashboard`, { dispatcher });
    expect(dashboard.url).toBe(`${secure}/dashboard/`);
    await dispatcher.close();
  }, 60_000);

  test('with its default configuration, event streams and multipart responses stay open while idle, and followTask falls back to them', async () => {
    const server = await serve({ heartbeatMs });
    const port = await findFreePort();
    const url = `http://127.0.0.1:${port}`;
    const location = byDefault.replace('127.0.0.1:4000', new URL(server.url).host);
    expect(location).not.toBe(byDefault);
    await runNginx(
      `proxy_read_timeout 1s;\nserver { listen 127.0.0.1:${port};\n${location} }`,
      `${url}/healthz`,
    );
    await expectIdleConnectionsToStay(server, url, 1, ['sse', 'multipart']);
    await expectToFollow(server, url, 'sse');
  }, 60_000);
});

test.skipIf(caddy === undefined)(
  'behind Caddy (apt-get install caddy), everything works below the path, and stays open while idle',
  async () => {
    const server = await serve({ heartbeatMs });
    const port = await findFreePort();
    const url = `http://127.0.0.1:${port}/reviews`;
    await runCaddy(
      caddyfile
        .replace('reviews.example', `http://127.0.0.1:${port}`)
        .replace(/10\.0\.0\.1:4000 10\.0\.0\.2:4000/, new URL(server.url).host),
      `${url}/healthz`,
    );
    await expectIdleConnectionsToStay(server, url, 1, ['websocket', 'sse', 'multipart']);
    await expectToFollow(server, url, 'websocket');
  },
  60_000,
);

type Connection = 'websocket' | 'sse' | 'multipart';

/** Keeps subscriptions open for longer than `seconds` without an event, by each kind of connection, then ends the task. */
const expectIdleConnectionsToStay = async (
  { deployment }: TestServer,
  url: string,
  seconds: number,
  kinds: readonly Connection[],
): Promise<void> => {
  const task = await claimedTask(deployment.log);
  const graphql = `${url}/graphql`;
  const operation = watchEvents(task.taskId);
  const { messages } = await openStream(graphql, operation);
  const socket = webSocket.results(graphql, operation);
  const firstOnSocket = kinds.includes('websocket') ? await socket.next() : undefined;
  const multipart = await openMultipart(graphql, operation);
  const names: string[] = [];
  let heartbeats = 0;
  const enough = Math.ceil((seconds * 1000) / heartbeatMs) + 1;
  for await (const { event, data, comment } of messages) {
    if (event === 'next') names.push(eventOf(JSON.parse(data)).__typename);
    if (comment !== undefined) heartbeats += 1;
    if (comment !== undefined && heartbeats === enough) await task.succeed();
    if (event === 'complete') break;
  }
  expect(names).toEqual(['TaskQueued', 'TaskStarted', 'TaskSucceeded']);
  if (firstOnSocket) expect(numbersOf(await eventsOf(socket))).toEqual([2, 3]);
  expect(await multipart.text()).toMatch(/TaskSucceeded[\s\S]*--graphql--/);
};

const openMultipart = async (graphql: string, operation: object): Promise<Response> => {
  const response = await fetch(graphql, {
    method: 'POST',
    headers: {
      accept: 'multipart/mixed;subscriptionSpec=1.0',
      'content-type': 'application/json',
    },
    body: JSON.stringify(operation),
  });
  expect(response.headers.get('content-type')).toContain('multipart/mixed');
  return response;
};

const expectToFollow = async (
  { deployment }: TestServer,
  url: string,
  transport: 'websocket' | 'sse',
): Promise<void> => {
  const task = await claimedTask(deployment.log);
  const endpoint = endpointOf(`${url}/graphql`);
  const following = followTask({ endpoint, taskId: task.taskId });
  const events = collect(following);
  await reach(following, { transport, phase: 'live' });
  await task.succeed();
  expect((await events).length).toBe(3);
};

const finished = async ({ deployment }: TestServer) => {
  const task = await claimedTask(deployment.log);
  await task.succeed();
  return task;
};
