import { Agent, fetch as undiciFetch } from 'undici';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { followTask } from '../../client/src/follow-task/follow-task.ts';
import { collect, endpointOf, reach } from '../support/client/follow.ts';
import {
  runDefaultNginx,
  runDocumentedCaddy,
  runDocumentedNginx,
} from '../support/server/documented-proxies.ts';
import { claimedTask } from '../support/server/fake-worker.ts';
import { expectIdleConnectionsToStay } from '../support/server/idle-connections.ts';
import { caddy, nginx } from '../support/server/real-proxy.ts';
import { serve, type TestServer } from '../support/server/test-server.ts';
import { watchEvents } from '../support/server/watching.ts';

/** Far below the seconds of silence after which nginx closes a connection in these tests. See also tests/long/idle-behind-proxies. */
const heartbeatMs = 400;

describe.skipIf(nginx === undefined)('behind nginx (apt-get install nginx-light)', () => {
  test('with the documented configuration, everything works below the path, and stays open while idle', async () => {
    const server = await serve({ heartbeatMs });
    const { url, secure, ca } = await runDocumentedNginx(server.url, 3);
    await expectIdleConnectionsToStay(server, { url, webSocket: true, seconds: 3, heartbeatMs });
    await expectToFollow(server, url, 'websocket');

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
    const url = await runDefaultNginx(server.url, 1);
    await expectIdleConnectionsToStay(server, { url, webSocket: false, seconds: 1, heartbeatMs });
    await expectToFollow(server, url, 'sse');
  }, 60_000);
});

test.skipIf(caddy === undefined)(
  'behind Caddy (apt-get install caddy), everything works below the path, and stays open while idle',
  async () => {
    const server = await serve({ heartbeatMs });
    const url = await runDocumentedCaddy(server.url);
    await expectIdleConnectionsToStay(server, { url, webSocket: true, seconds: 1, heartbeatMs });
    await expectToFollow(server, url, 'websocket');
  },
  60_000,
);

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
