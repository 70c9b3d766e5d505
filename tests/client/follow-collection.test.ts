import { afterAll, beforeAll, expect, test } from 'vitest';
import { followCollection } from '../../client/src/follow-collection/follow-collection.ts';
import { transportNames } from '../../client/src/follow-task/transports/transport.ts';
import { endpointOf } from '../support/client/follow.ts';
import { ann, bearer, keys } from '../support/server/callers.ts';
import { claimTasks, collect } from '../support/server/collecting.ts';
import { startTestServer, type TestServer } from '../support/server/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ ...keys, listIntervalMs: 10 });
});
afterAll(() => server[Symbol.asyncDispose]());

test.each(transportNames)(
  'over %s, a collection is followed by its watch token from its current state to its end',
  async (transport) => {
    const { graphql, deployment } = server;
    const started = await collect(graphql, { kinds: ['STORE', 'GOOGLE'] }, bearer(ann));
    const { collection, watchToken } = started;
    const workerOf = await claimTasks(deployment.log, collection);
    const following = followCollection({
      endpoint: endpointOf(graphql),
      collectionId: collection.id,
      watchToken,
      transports: [transport],
    });

    const fractions: number[] = [];
    let last: { readonly isFinished: boolean; readonly complete: boolean } | undefined;
    for await (const state of following) {
      if (fractions.length === 0) await workerOf('STORE').succeed();
      if (state.fraction === 0.5 && !fractions.includes(0.5)) await workerOf('GOOGLE').succeed();
      fractions.push(state.fraction);
      last = state;
    }

    expect(fractions[0]).toBe(0);
    expect(fractions.at(-1)).toBe(1);
    expect(last).toMatchObject({ isFinished: true, complete: true });
    expect(following.state).toMatchObject({ phase: 'finished', transport });
  },
);

test.each(transportNames)('over %s, an unknown collection is an error', async (transport) => {
  const { watchToken } = await collect(server.graphql, {}, bearer(ann));
  const following = followCollection({
    endpoint: endpointOf(server.graphql),
    collectionId: 'c0',
    watchToken,
    transports: [transport],
  });
  const ending = (async () => {
    for await (const state of following) expect(state).toBeUndefined();
  })();
  await expect(ending).rejects.toMatchObject({ code: 'COLLECTION_NOT_FOUND' });
  expect(following.state.phase).toBe('failed');
});
