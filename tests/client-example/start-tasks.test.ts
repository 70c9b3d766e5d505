import '../support/client-example/dom.ts';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { print } from 'graphql';
import { createElement, type ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { z } from 'zod';
import type { Mutate } from '../../client-example/src/api/graphql-client.ts';
import { GraphqlClientContext } from '../../client-example/src/api/graphql-client-context.ts';
import { useStartTasks } from '../../client-example/src/start/use-start-tasks.ts';
import { serve } from '../support/server/test-server.ts';
import { ask } from '../support/stack/running-stack.ts';

afterEach(cleanup);

const values = {
  productName: 'Brass Kettle',
  kinds: ['COMMUNITY', 'STORE', 'GOOGLE'],
  maxReviews: 200,
  productUrls: ['https://shop.test/kettle'],
} as const;

/** The form's hook on a server. The response to the first start of stores is lost. */
const openForm = async () => {
  const { graphql } = await serve();
  const sent: string[] = [];
  let isLost = true;
  const mutate: Mutate = async (document, variables) => {
    const query = print(document);
    sent.push(/fetch(\w+)Reviews/.exec(query)?.[1] ?? '');
    const data = await ask(graphql, query, variables, z.custom<never>());
    if (isLost && query.includes('fetchStoreReviews')) {
      isLost = false;
      throw new Error('The response was lost.');
    }
    return data;
  };
  const location = memoryLocation({ record: true });
  const { result } = renderHook(() => useStartTasks(), {
    wrapper: ({ children }: { children: ReactNode }) =>
      createElement(
        GraphqlClientContext,
        { value: { ...unused, useMutate: () => mutate } },
        createElement(Router, { hook: location.hook, children }),
      ),
  });
  const tasks = async () => (await ask(graphql, tasksQuery, {}, tasksSchema)).tasks.edges;
  return { result, sent, tasks, history: location.history };
};

const notUsed = (): never => {
  throw new Error('The form does not use this hook.');
};

const unused = {
  useTask: notUsed,
  useTaskEvents: notUsed,
  useQuery: notUsed,
  usePaginatedQuery: notUsed,
  useSubscription: notUsed,
};

const tasksQuery = '{ tasks { edges { node { id kind } } } }';

const tasksSchema = z.object({
  tasks: z.object({
    edges: z.array(z.object({ node: z.object({ id: z.string(), kind: z.string() }) })),
  }),
});

test('after a half failure what started is shown, and starting again starts only what is missing', async () => {
  const { result, sent, tasks, history } = await openForm();

  await act(() => result.current.startTasks(values));
  expect(result.current.problem?.started.map(({ kind }) => kind)).toEqual(['COMMUNITY', 'GOOGLE']);
  expect(result.current.problem?.failed.map(({ kind }) => kind)).toEqual(['STORE']);
  expect(result.current.isStarting).toBe(false);
  await act(() => result.current.startTasks(values));

  await waitFor(() => expect(history.at(-1)?.split(',')).toHaveLength(3));
  expect(sent).toEqual(['Community', 'Store', 'Google', 'Store']);
  expect(await tasks()).toHaveLength(3);
});

test('corrected product pages do not start the other kinds again', async () => {
  const { result, sent } = await openForm();

  await act(() => result.current.startTasks(values));
  await act(() => result.current.startTasks({ ...values, productUrls: [] }));

  expect(sent).toEqual(['Community', 'Store', 'Google', 'Store']);
});
