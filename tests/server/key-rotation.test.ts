import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, inject, onTestFinished, test } from 'vitest';
import { KeyRing } from '../../server/access/key-ring.ts';
import { authenticate } from '../../server/access/viewer.ts';
import { ann, bearer, ben, codesOf, keys, look, start } from '../support/server/callers.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { requestRest } from '../support/server/rest.ts';
import { serve } from '../support/server/test-server.ts';
import { errorsOf } from '../support/server/transport.ts';
import { watchStates } from '../support/server/watching.ts';
import { webSocket } from '../support/server/web-socket.ts';

const carl = 'key-of-carl-0123456789';
const first = 'the-first-secret-of-this-deployment';
const second = 'the-second-secret-of-this-deployment';

test('an old and a new key both work while both are listed, and no client is disconnected', async () => {
  const { graphql, replaceKeys } = await serve(keys);
  const { taskId } = await start(graphql, bearer(ann));
  const states = webSocket
    .results(graphql, { ...watchStates(taskId), authorization: bearer(ann) })
    [Symbol.asyncIterator]();
  await states.next();

  replaceKeys(() => ({ ...keys, apiKeys: [ann, carl], tokenSecret: undefined }));

  await start(graphql, bearer(carl));
  await fetch(graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: bearer(ann) },
    body: JSON.stringify({ query: `mutation { cancelTask(id: "${taskId}") { id } }` }),
  });
  expect(await states.next()).toMatchObject({
    value: { data: { taskStatus: { status: 'REVOKED' } } },
  });
  expect(await codesOf(graphql, { ...look(taskId), authorization: bearer(ben) })).toEqual([
    'UNAUTHENTICATED',
  ]);
});

test.each([
  ['WebSocket', webSocket],
  ['event stream', eventStream],
])('what a removed key follows over a %s ends with UNAUTHENTICATED', async (_, transport) => {
  const { graphql, replaceKeys } = await serve(keys);
  const { taskId, watchToken } = await start(graphql, bearer(ann));
  const follow = (authorization: string) =>
    transport.results(graphql, { ...watchStates(taskId), authorization })[Symbol.asyncIterator]();
  const removed = follow(bearer(ann));
  const watching = follow(bearer(watchToken));
  await removed.next();
  await watching.next();

  replaceKeys(() => ({ apiKeys: [ben], operatorKeys: [], tokenSecret: undefined }));

  const { value } = await removed.next();
  expect(value ? errorsOf(value) : []).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
  expect(await removed.next()).toMatchObject({ done: true });
  await watching.return?.();
});

test('watch tokens and idempotency keys of the previous token secret still work, until it is removed', async () => {
  const { url, graphql, replaceKeys } = await serve({ ...keys, tokenSecret: first });
  const headers = { authorization: bearer(ann) };
  const startOnce = async () => {
    const body = { product_name: 'Kettle', idempotency_key: 'once' };
    return (await requestRest(url, '/reviews/store', { body, headers })).body['task_id'];
  };
  const taskId = await startOnce();
  const { taskId: watched, watchToken } = await start(graphql, bearer(ann));
  const statusWith = async (token: string) =>
    (
      await requestRest(url, `/reviews/status/${watched}`, {
        headers: { authorization: bearer(token) },
      })
    ).status;

  replaceKeys(() => ({ ...keys, tokenSecret: second, previousTokenSecret: first }));
  expect(await startOnce()).toBe(taskId);
  expect(await statusWith(watchToken)).toBe(200);

  replaceKeys(() => ({ ...keys, tokenSecret: second }));
  expect(await startOnce()).not.toBe(taskId);
  expect(await statusWith(watchToken)).toBe(401);
});

test('keys that cannot be read leave the former ones in use', async () => {
  const { graphql, replaceKeys } = await serve(keys);
  replaceKeys(() => {
    throw new Error('API_KEYS_FILE is "/run/keys", an empty file.');
  });
  await start(graphql, bearer(ann));
});

test('access does not become open if no keys are left', async () => {
  const { graphql, replaceKeys } = await serve(keys);
  replaceKeys(() => ({ apiKeys: [], operatorKeys: [], tokenSecret: undefined }));
  expect(await codesOf(graphql, { query: '{ tasks { totalCount } }' })).toEqual([
    'UNAUTHENTICATED',
  ]);
  await start(graphql, bearer(ann));
});

test('what a caller follows does not begin if its key was removed since it was identified', async () => {
  const ring = new KeyRing({ ...keys, tokenSecret: first }, () => first);
  const identify = () => authenticate(ring, { authorization: bearer(ann), watchToken: undefined });
  identify();
  ring.replace({ apiKeys: [ben], operatorKeys: [], tokenSecret: first });
  const refusals: unknown[] = [];
  ring.whileAccepted(identify, (error) => refusals.push(error));
  expect(refusals).toMatchObject([{ message: expect.stringContaining('unknown API key') }]);
});

test('a server reads its key files again on SIGHUP, and when they change', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reviewcast-keys-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'keys');
  await writeFile(file, `${ann}\n`);
  const server = spawn(process.execPath, [join(inject('dist'), 'server.js')], {
    env: {
      ...process.env,
      REDIS_URL: inject('redisUrl'),
      REDIS_PREFIX: `keys-${process.pid}`,
      API_KEYS_FILE: file,
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(async () => {
    if (server.exitCode === null && server.kill()) await once(server, 'exit');
  });
  const log = createInterface(server.stderr);
  const lines: string[] = [];
  log.on('line', (line) => lines.push(line));
  const logged = (text: string, times: number) =>
    expect
      .poll(() => lines.filter((line) => line.includes(text)).length)
      .toBeGreaterThanOrEqual(times);
  const [ready] = await once(createInterface(server.stdout), 'line');
  const graphql = String(ready).replace('ready ', '');
  await start(graphql, bearer(ann));

  await writeFile(file, `${ann}\n${carl}\n`);
  server.kill('SIGHUP');
  await logged('keys replaced', 1);
  await start(graphql, bearer(ann));
  await start(graphql, bearer(carl));

  const before = lines.length;
  await writeFile(file, '\n');
  server.kill('SIGHUP');
  await logged('the former ones stay in use', 1);
  await start(graphql, bearer(carl));

  await writeFile(file, `${carl}\n`);
  await expect
    .poll(() => lines.slice(before).some((line) => line.includes('keys replaced')))
    .toBe(true);
  expect(await codesOf(graphql, { ...look('t1'), authorization: bearer(ann) })).toEqual([
    'UNAUTHENTICATED',
  ]);
  expect(lines.join('\n')).not.toMatch(/key-of-/);
});
