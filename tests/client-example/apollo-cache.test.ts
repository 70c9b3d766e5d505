import '../support/client-example/dom.ts';
import { gql, type TypedDocumentNode } from '@apollo/client';
import { getApolloContext, useQuery } from '@apollo/client/react';
import { ReviewcastProvider } from '@reviewcast/react';
import { useTask } from '@reviewcast/react/apollo';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { createApolloClient } from '../../client-example/src/apollo/apollo-client.ts';
import { claimedTask, type FakeWorker } from '../support/server/fake-worker.ts';
import { serve } from '../support/server/test-server.ts';

afterEach(cleanup);

interface Row {
  readonly taskStatus: {
    readonly __typename: 'Task';
    readonly id: string;
    readonly status: string;
    readonly progress: { readonly __typename: 'Progress'; readonly found: number };
  };
}

/** What a list of tasks selects: no `seq`, and only a part of `progress`. */
const rowQuery: TypedDocumentNode<Row, { id: string }> = gql`
  query Row($id: ID!) {
    taskStatus(id: $id) { __typename id status progress { __typename found } }
  }
`;

const seqQuery: TypedDocumentNode<object, { id: string }> = gql`
  query Seq($id: ID!) { taskStatus(id: $id) { __typename id status seq } }
`;

/** A followed task, and another component that shows the same task from the cache. */
const openPage = async (played: (task: FakeWorker) => Promise<void>) => {
  const server = await serve({ allowedOrigins: ['http://127.0.0.1'] });
  const task = await claimedTask(server.deployment.log);
  const id = task.taskId;
  const { client, endpoint, dispose } = createApolloClient({
    url: new URL(server.graphql),
    bearer: undefined,
  });
  onTestFinished(() => {
    cleanup();
    dispose();
  });
  const wrapper = ({ children }: { children: ReactNode }) =>
    createElement(
      getApolloContext().Provider,
      { value: { client } },
      createElement(ReviewcastProvider, { endpoint }, children),
    );
  const { result } = renderHook(
    () => ({ live: useTask(id), row: useQuery(rowQuery, { variables: { id } }) }),
    { wrapper },
  );
  await waitFor(() => expect(result.current.row.data?.taskStatus).toBeDefined());
  await waitFor(() => expect(result.current.live.connection?.phase).toBe('live'));
  await played(task);
  await waitFor(() => expect(result.current.row.data?.taskStatus.status).toBe('SUCCESS'));
  return { id, cache: client.cache, result };
};

const staleRow = (id: string): Row => ({
  taskStatus: {
    __typename: 'Task',
    id,
    status: 'STARTED',
    progress: { __typename: 'Progress', found: 1 },
  },
});

test('events update the task in every other query', async () => {
  const { result } = await openPage(async (task) => {
    await task.progress(3);
    await task.succeed();
  });

  expect(result.current.row.data).toMatchObject({ taskStatus: { progress: { found: 3 } } });
});

test.each([
  { of: 'a query without seq', query: rowQuery, stale: staleRow },
  {
    of: 'a query with seq',
    query: seqQuery,
    stale: (id: string) => ({
      taskStatus: { __typename: 'Task', id, status: 'STARTED', seq: 2 },
    }),
  },
])('the late response of $of does not take the cached task back', async ({ query, stale }) => {
  const { id, cache, result } = await openPage(async (task) => {
    await task.progress(3);
    await task.succeed();
  });

  cache.writeQuery({ query, variables: { id }, data: stale(id) });

  const newest = { taskStatus: { status: 'SUCCESS', progress: { found: 3 } } };
  await waitFor(() =>
    expect(cache.readQuery({ query: rowQuery, variables: { id } })).toMatchObject(newest),
  );
  await waitFor(() => expect(result.current.row.data).toMatchObject(newest));
  expect(result.current.live.view).toMatchObject(newest.taskStatus);
});

test('a newer state from another query stays in the cache', async () => {
  const { id, cache } = await openPage((task) => task.succeed());
  const newer = { __typename: 'Task', id, status: 'FAILURE', seq: 1000 };

  cache.writeQuery({ query: seqQuery, variables: { id }, data: { taskStatus: newer } });
  await new Promise((resolve) => setImmediate(resolve));

  expect(cache.readQuery({ query: seqQuery, variables: { id } })).toEqual({ taskStatus: newer });
});

test('fields of the cached task that events do not carry are kept', async () => {
  const query = gql`
    query Reviews($id: ID!) {
      taskStatus(id: $id) {
        __typename
        id
        result { __typename reviews(first: 1) { __typename totalCount } }
      }
    }
  `;
  const { id, cache } = await openPage((task) => task.succeed());
  const result = {
    __typename: 'ReviewResult',
    reviews: { __typename: 'ReviewConnection', totalCount: 7 },
  };

  cache.writeQuery({
    query,
    variables: { id },
    data: { taskStatus: { __typename: 'Task', id, result } },
  });
  await waitFor(() =>
    expect(cache.readQuery({ query: rowQuery, variables: { id } })).toMatchObject({
      taskStatus: { status: 'SUCCESS' },
    }),
  );

  expect(cache.readQuery({ query, variables: { id } })).toMatchObject({ taskStatus: { result } });
});
