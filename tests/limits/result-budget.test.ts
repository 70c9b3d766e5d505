import { buildSchema, graphql } from 'graphql';
import { expect, test } from 'vitest';
import { measuredSchema } from '../../server/graphql/measured-schema.ts';
import { ResultBudget, ResultBudgets } from '../../server/graphql/result-budget.ts';

const tooLate =
  'The operation took longer than 0.02 s (MAX_REQUEST_SECONDS) and was stopped; a mutation may have taken effect. Select fewer fields, request smaller pages, or try again later.';

test('nothing more is resolved once the time of a request is over', async () => {
  const budgets = new ResultBudgets({ maxResultBytes: 1000, maxRequestMs: 20 });
  const contextValue = {};
  const budget = budgets.of(contextValue);
  let resolved = 0;
  const rootValue = {
    first: () => budget.within(new Promise<string>(() => {})),
    next: () => {
      resolved += 1;
      return 'resolved';
    },
  };
  const schema = measuredSchema(
    buildSchema('type Mutation { first: String next: String! } type Query { a: Int }'),
    budgets,
  );
  await budget.begin();
  const source = 'mutation { first next }';
  const { data, errors } = await graphql({ schema, source, rootValue, contextValue });
  expect(data).toBeNull();
  expect(errors?.map(({ message }) => message)).toEqual([tooLate]);
  expect(resolved).toBe(0);
});

test('the time that a subscription waits for its next event does not count', async () => {
  const budget = new ResultBudget({ maxResultBytes: 1000, maxRequestMs: 20 });
  await budget.begin();
  expect(await budget.within(new Promise(() => {}))).toBeUndefined();
  expect(budget.isExceeded).toBe(true);
  await budget.begin();
  budget.end();
  expect(await new Promise((resolve) => setTimeout(() => resolve(budget.isExceeded), 30))).toBe(
    false,
  );
});
