import { expect, test } from 'vitest';
import { z } from 'zod';
import { started } from '../support/server/callers.ts';
import { ask } from '../support/server/polling.ts';
import { serve } from '../support/server/test-server.ts';
import { errorsOf } from '../support/server/transport.ts';

const query =
  'query ($where: TaskFilter) { tasks(where: $where) { edges { node { id productName } } } }';

const mutation = `mutation ($productName: String!) {
  started: fetchStoreReviews(input: { productName: $productName }) { taskId watchToken }
}`;

const answer = z.object({
  data: z.object({
    tasks: z.object({
      edges: z.array(z.object({ node: z.object({ id: z.string(), productName: z.string() }) })),
    }),
  }),
});

test('tasks are found by beginnings of words of the product name, or by ID', async () => {
  const { graphql } = await serve();
  const names = ['Brass Kettle', 'Café Press', 'Press Brake'];
  const tasks: string[] = [];
  for (const productName of names) {
    const begun = await ask(graphql, { query: mutation, variables: { productName } });
    tasks.push(started.parse(begun).data.started.taskId);
  }
  const find = async (where: object) => {
    const { data } = answer.parse(await ask(graphql, { query, variables: { where } }));
    return data.tasks.edges.map(({ node }) => node.productName);
  };

  expect(await find({ search: 'ket br' })).toEqual(['Brass Kettle']);
  expect(await find({ search: ' CAFE ' })).toEqual(['Café Press']);
  expect(new Set(await find({ search: 'press' }))).toEqual(new Set(['Café Press', 'Press Brake']));
  expect(await find({ search: 'press', kind: ['GOOGLE'] })).toEqual([]);
  expect(await find({ search: 'ettle' })).toEqual([]);
  expect(await find({ search: tasks[1] })).toEqual(['Café Press']);
  expect(await find({ search: null })).toHaveLength(3);
});

test.each([0, 2, 201])('a search of %i characters or blanks is refused', async (length) => {
  const search = (length > 200 ? 'x' : ' ').repeat(length);
  const { graphql } = await serve();
  const errors = errorsOf(await ask(graphql, { query, variables: { where: { search } } }));
  expect(errors).toMatchObject([
    {
      code: 'BAD_USER_INPUT',
      message: expect.stringMatching(/^where\.search is .*1 to 200 characters\.$/),
    },
  ]);
});

test('a search of 200 characters is accepted', async () => {
  const { graphql } = await serve();
  const where = { search: 'x'.repeat(200) };
  expect(
    answer.parse(await ask(graphql, { query, variables: { where } })).data.tasks.edges,
  ).toEqual([]);
});
