import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ann, bearer, keys, operator, start } from '../support/server/callers.ts';
import { eventStream } from '../support/server/event-stream.ts';
import { FakeWorker } from '../support/server/fake-worker.ts';
import { multipart } from '../support/server/multipart.ts';
import { startTestServer } from '../support/server/test-server.ts';
import { allOf, type Operation, type Result } from '../support/server/transport.ts';
import { webSocket } from '../support/server/web-socket.ts';
import { gate } from '../support/worker/gate.ts';

/** Selections with directives, aliases, fragments, errors in one field, and what depends on rights. */
const documents = [
  `subscription ($id: ID!, $after: Cursor, $flag: Boolean! = false) {
    taskEvents(id: $id, after: $after) {
      __typename cursor at ... on TaskProgressed { progress { found @include(if: $flag) fraction @skip(if: $flag) } }
    }
  }`,
  `subscription ($id: ID!, $after: Cursor, $flag: Boolean! = false) {
    taskEvents(id: $id, after: $after) { ...Event attempt @include(if: $flag) }
  }
  fragment Event on TaskEvent { kind: __typename at: cursor cursor: seq ...Found }
  fragment Found on ReviewsFound { all: reviews { text: body } reviews { id } }`,
  `subscription ($id: ID!, $after: Cursor, $flag: Boolean! = false) {
    taskEvents(id: $id, after: $after) {
      seq
      ... on TaskSucceeded {
        one: result { reviews(first: 2000) @include(if: $flag) { totalCount } complete }
        two: result { reviews(first: 2) { totalCount edges { node { body } } } }
      }
    }
  }`,
  `subscription ($id: ID!, $flag: Boolean! = false) {
    taskStatus(id: $id) { seq status watchToken owner reviews(first: 1) @include(if: $flag) { totalCount edges { cursor } } }
  }`,
] as const;

const transports = { WebSocket: webSocket, SSE: eventStream, multipart };

const watcherArbitrary = fc.record({
  document: fc.nat({ max: documents.length - 1 }),
  flag: fc.option(fc.boolean(), { nil: undefined }),
  rights: fc.constantFrom('owner' as const, 'operator' as const, 'token' as const),
  transport: fc.constantFrom('WebSocket' as const, 'SSE' as const, 'multipart' as const),
  /** The number of events before it joins. */
  joinsAfter: fc.nat({ max: 6 }),
  /** The number of results after which it leaves. */
  leavesAfter: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  /** The number of results after which it reads nothing more until the task has ended. */
  pausesAfter: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
});

type Watcher = typeof watcherArbitrary extends fc.Arbitrary<infer T> ? T : never;

test('watchers that share executions receive what each would receive alone', async () => {
  await using server = await startTestServer(keys);
  const { graphql, deployment } = server;
  const script = fc.record({
    steps: fc.array(fc.constantFrom('progress', 'find'), { minLength: 1, maxLength: 6 }),
    watchers: fc.array(watcherArbitrary, { minLength: 2, maxLength: 12 }),
  });

  await fc.assert(
    fc.asyncProperty(script, async ({ steps, watchers }) => {
      const { taskId, watchToken } = await start(graphql, bearer(ann));
      const credentials = {
        owner: bearer(ann),
        operator: bearer(operator),
        token: bearer(watchToken),
      };
      const operationOf = ({ document, flag, rights }: Watcher): Operation => ({
        query: documents[document] ?? documents[0],
        variables: { id: taskId, ...(flag === undefined ? {} : { flag }) },
        authorization: credentials[rights],
      });
      const end = gate();
      const receive = async (watcher: Watcher): Promise<Result[]> => {
        const received: Result[] = [];
        for await (const result of transports[watcher.transport].results(
          graphql,
          operationOf(watcher),
        )) {
          received.push(result);
          if (received.length === watcher.leavesAfter) break;
          if (received.length === watcher.pausesAfter) await end.opened;
        }
        return received;
      };
      const join = (events: number) =>
        watchers
          .map((watcher, i) =>
            watcher.joinsAfter === events
              ? receive(watcher).then((received) => ({ i, received }))
              : undefined,
          )
          .filter((joined) => joined !== undefined);

      const task = new FakeWorker(deployment.log, taskId);
      const watching = join(0);
      await task.claim();
      for (const [i, step] of steps.entries()) {
        if (step === 'find') await task.find(`${i} a`, `${i} b`);
        else await task.progress();
        watching.push(...join(i + 1));
      }
      await task.succeed();
      for (let late = steps.length + 1; late <= 6; late += 1) watching.push(...join(late));
      end.open();

      const alone = new Map<string, Promise<Result[]>>();
      const aloneOf = (watcher: Watcher): Promise<Result[]> => {
        const operation = operationOf(watcher);
        const key = JSON.stringify(operation);
        // A document of its own shares nothing.
        const reading =
          alone.get(key) ??
          allOf(
            webSocket.results(graphql, {
              ...operation,
              query: `${operation.query} # ${alone.size}`,
            }),
          );
        alone.set(key, reading);
        return reading;
      };
      for (const { i, received } of await Promise.all(watching)) {
        const watcher = watchers[i];
        if (!watcher) continue;
        const expected = await aloneOf(watcher);
        if (watcher.document === 3) {
          // Watchers of states may skip some. Each ends with the last.
          if (watcher.leavesAfter === undefined) expect(received.at(-1)).toEqual(expected.at(-1));
        } else {
          expect(received).toEqual(expected.slice(0, watcher.leavesAfter));
        }
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);
