import '../support/client-example/dom.ts';
import { createEndpoint } from '@reviewcast/client';
import { NodeWebSocket } from '@reviewcast/client/node';
import { ReviewcastProvider, useCollection } from '@reviewcast/react';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openLoadBalancer } from '../faults/harness/load-balancer.ts';
import { clients } from '../support/client-example/clients.ts';
import { bypass, holdResponses, recordSockets } from '../support/client-example/stubbed-network.ts';
import { ann, bearer, keys, start } from '../support/server/callers.ts';
import { claimTasks, collect } from '../support/server/collecting.ts';
import { claimedTask, queuedTask } from '../support/server/fake-worker.ts';
import { serve, type TestServer } from '../support/server/test-server.ts';

/** The origin of the document in dom.ts, which differs from that of the server. */
const allowedOrigins = ['http://127.0.0.1'];

/** React reports misuse, such as state updates after unmount, on the console. */
const consoleErrors = vi.spyOn(console, 'error');
beforeEach(() => {
  consoleErrors.mockClear();
});
// Hooks run last to first: `cleanup` before the check.
afterEach(() => expect(consoleErrors).not.toHaveBeenCalled());
afterEach(cleanup);

describe.each(clients)('on %s', (_name, openClient) => {
  const open = (server: Pick<TestServer, 'graphql'>, bearer?: string) => {
    const client = openClient({ url: new URL(server.graphql), bearer });
    onTestFinished(() => {
      cleanup();
      client.dispose();
    });
    return client;
  };

  test('a task is shown in its current state and then live until it finishes', async () => {
    const server = await serve({ allowedOrigins });
    const task = await claimedTask(server.deployment.log);
    await task.progress(3);
    const { wrapper, useTask } = open(server);
    const { result } = renderHook(() => useTask(task.taskId), { wrapper });
    await waitFor(() => expect(result.current.view?.progress?.found).toBe(3));
    await waitFor(() => expect(result.current.connection?.phase).toBe('live'));

    await task.find('good', 'bad');
    await waitFor(() => expect(result.current.view?.reviews).toHaveLength(2));
    await task.progress();
    await waitFor(() => expect(result.current.view?.progress?.found).toBe(4));
    await task.succeed();

    await waitFor(() => expect(result.current.view?.status).toBe('SUCCESS'));
    expect(result.current.view?.finishedAt).toEqual(expect.any(String));
    expect(result.current.view?.expiresAt).toEqual(expect.any(String));
    expect(result.current.view?.reviews.map(({ body }) => body)).toEqual(['good', 'bad']);
    expect(result.current.connection?.phase).toBe('finished');
  });

  test('a task that finishes is not read again: its last event says when it expires', async () => {
    const server = await serve({ allowedOrigins });
    const task = await claimedTask(server.deployment.log);
    const { wrapper, useTask } = open(server);
    const { result } = renderHook(() => useTask(task.taskId), { wrapper });
    await waitFor(() => expect(result.current.connection?.phase).toBe('live'));
    const responses = holdResponses();

    await task.succeed();

    await waitFor(() => expect(result.current.view?.expiresAt).toEqual(expect.any(String)));
    expect(responses.held).toBe(0);
  });

  test('a response that arrives late does not take the task back', async () => {
    const server = await serve({ allowedOrigins });
    const task = await claimedTask(server.deployment.log);
    await task.progress(3);
    const { wrapper, useTask } = open(server);
    const seen: (string | undefined)[] = [];
    const { result } = renderHook(
      () => {
        const live = useTask(task.taskId);
        seen.push(live.view?.status);
        return live;
      },
      { wrapper },
    );
    await waitFor(() => expect(result.current.connection?.phase).toBe('live'));
    const responses = holdResponses();
    act(() => result.current.reload());
    await waitFor(() => expect(responses.held).toBe(1));

    await task.progress(2);
    await task.succeed();
    await waitFor(() => expect(result.current.view?.status).toBe('SUCCESS'));
    await act(responses.release);

    expect(result.current.view).toMatchObject({ status: 'SUCCESS', progress: { found: 5 } });
    expect(seen.slice(seen.indexOf('SUCCESS'))).not.toContain('STARTED');
  });

  test('a response that is newer than the events received is shown at once, and the events add its reviews', async () => {
    const server = await serve({ allowedOrigins });
    const proxy = await openLoadBalancer(() => [Number(new URL(server.url).port)]);
    onTestFinished(() => proxy[Symbol.asyncDispose]());
    const task = await claimedTask(server.deployment.log);
    bypass(proxy.url, server.graphql);
    const { useTask, wrapper } = open({ graphql: proxy.url });
    const { result } = renderHook(() => useTask(task.taskId), { wrapper });
    await waitFor(() => expect(result.current.connection?.phase).toBe('live'));
    for (const socket of proxy.connections) socket.stall();
    await task.find('good');
    await task.progress(1);
    await task.succeed();

    act(() => result.current.reload());

    await waitFor(() => expect(result.current.view?.status).toBe('SUCCESS'));
    expect(result.current.view?.reviews).toEqual([]);
    for (const socket of proxy.connections) socket.resume();
    await waitFor(() => expect(result.current.view?.reviews).toHaveLength(1));
    expect(result.current.view?.status).toBe('SUCCESS');
  });

  test('an unknown task is null and not followed', async () => {
    const server = await serve({ allowedOrigins });
    const { wrapper, useTask } = open(server);

    const { result } = renderHook(() => useTask('t00000000000000000000000000000000'), { wrapper });

    await waitFor(() => expect(result.current.record).toBeNull());
    expect(result.current.connection).toBeUndefined();
  });

  test('a changed ID switches to the other task', async () => {
    const server = await serve({ allowedOrigins });
    const first = await claimedTask(server.deployment.log, { productName: 'First' });
    const second = await claimedTask(server.deployment.log, { productName: 'Second' });
    const { wrapper, useTask } = open(server);
    const { result, rerender } = renderHook(({ id }) => useTask(id), {
      wrapper,
      initialProps: { id: first.taskId },
    });
    await waitFor(() => expect(result.current.connection?.phase).toBe('live'));

    rerender({ id: second.taskId });
    expect(result.current.view?.taskId).not.toBe(first.taskId);
    await waitFor(() => expect(result.current.record?.productName).toBe('Second'));
    await waitFor(() => expect(result.current.connection?.phase).toBe('live'));
    await first.find('of the first');
    await second.find('of the second');

    await waitFor(() => expect(result.current.view?.reviews).toHaveLength(1));
    expect(result.current.view?.reviews[0]?.body).toBe('of the second');
  });

  test('each event arrives once, even in StrictMode, and all tasks share one socket', async () => {
    const server = await serve({ allowedOrigins });
    const sockets = recordSockets();
    const one = await claimedTask(server.deployment.log);
    const other = await queuedTask(server.deployment.log);
    const { wrapper, useTask, useTaskEvents } = open(server);
    const { result } = renderHook(
      () => ({
        events: useTaskEvents(one.taskId).events,
        one: useTask(one.taskId),
        other: useTask(other.taskId),
      }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.one.connection?.phase).toBe('live'));
    await waitFor(() => expect(result.current.other.connection?.phase).toBe('live'));

    for (const body of ['a', 'b', 'c']) await one.find(body);
    await one.succeed();

    await waitFor(() => expect(result.current.events.at(-1)?.__typename).toBe('TaskSucceeded'));
    expect(result.current.events.map(({ __typename }) => __typename)).toEqual([
      'TaskQueued',
      'TaskStarted',
      'ReviewsFound',
      'ReviewsFound',
      'ReviewsFound',
      'TaskSucceeded',
    ]);
    expect(sockets).toHaveLength(1);
  });

  test('an unmounted component receives no updates, and its socket is closed', async () => {
    const server = await serve({ allowedOrigins });
    const sockets = recordSockets();
    const task = await claimedTask(server.deployment.log);
    const { wrapper, useTask } = open(server);
    let renders = 0;
    const { result, unmount } = renderHook(
      () => {
        renders += 1;
        return useTask(task.taskId);
      },
      { wrapper },
    );
    await waitFor(() => expect(result.current.connection?.phase).toBe('live'));

    unmount();
    const rendersBefore = renders;
    await waitFor(() => expect(sockets.map(({ readyState }) => readyState)).toEqual([3]));
    await task.find('too late');
    await task.succeed();

    expect(renders).toBe(rendersBefore);
  });

  test('a component that mounts again resumes after the last event', async () => {
    const server = await serve({ allowedOrigins });
    const task = await claimedTask(server.deployment.log);
    const { wrapper, useTask } = open(server);
    const first = renderHook(() => useTask(task.taskId), { wrapper });
    await waitFor(() => expect(first.result.current.connection?.phase).toBe('live'));
    first.unmount();
    await task.find('meanwhile');

    const second = renderHook(() => useTask(task.taskId), { wrapper });
    await waitFor(() => expect(second.result.current.connection?.phase).toBe('live'));
    await task.find('now');
    await task.succeed();

    await waitFor(() => expect(second.result.current.view?.status).toBe('SUCCESS'));
    expect(second.result.current.view?.reviews.at(-1)?.body).toBe('now');
  });

  test('a watch token gives access to its task, and a missing token is an error', async () => {
    const server = await serve({ ...keys, allowedOrigins });
    const started = await start(server.graphql, bearer(ann));
    const { wrapper, useTask } = open(server);

    const watching = renderHook(() => useTask(started.taskId, started), { wrapper });
    await waitFor(() => expect(watching.result.current.connection?.phase).toBe('live'));
    watching.unmount();

    const stranger = open(server);
    const { result } = renderHook(() => stranger.useTask(started.taskId), {
      wrapper: stranger.wrapper,
    });
    await waitFor(() => expect(result.current.error).toMatchObject({ code: 'UNAUTHENTICATED' }));
  });
});

test('a collection is shown live until it is finished, without a GraphQL client', async () => {
  const { graphql, deployment } = await serve({ allowedOrigins, listIntervalMs: 10 });
  const { collection } = await collect(graphql, { kinds: ['STORE', 'GOOGLE'] });
  const endpoint = createEndpoint({ url: graphql, webSocket: NodeWebSocket });
  const wrapper = ({ children }: { readonly children: ReactNode }) =>
    createElement(ReviewcastProvider, { endpoint, children });
  const { result } = renderHook(() => useCollection(collection.id), { wrapper });
  await waitFor(() => expect(result.current.collection?.fraction).toBe(0));
  const workerOf = await claimTasks(deployment.log, collection);
  await workerOf('STORE').succeed();
  await waitFor(() => expect(result.current.collection?.fraction).toBe(0.5));
  await workerOf('GOOGLE').succeed();
  await waitFor(() => expect(result.current.collection?.complete).toBe(true));
  await waitFor(() => expect(result.current.connection?.phase).toBe('finished'));
  act(() => result.current.reload());
  await waitFor(() => expect(result.current.connection?.phase).toBe('finished'));
  expect(result.current.collection?.isFinished).toBe(true);
});
