import { expect, test } from 'vitest';
import { execute } from '../support/schema/execute.ts';
import { portsOver, taskOf } from '../support/schema/ports.ts';

/** The port calls caused by a start with this input. */
const requested = async (input: Record<string, unknown>) => {
  const { context, calls } = portsOver({});
  const result = await execute(
    `mutation ($input: FetchStoreReviewsInput!) {
      fetchStoreReviews(input: $input) { taskId joined watchToken task { id status } }
    }`,
    context,
    { input },
  );
  expect(result).toEqual({
    data: {
      fetchStoreReviews: {
        taskId: 't1',
        joined: false,
        watchToken: 'token',
        task: { id: 't1', status: 'PENDING' },
      },
    },
  });
  return calls;
};

const defaults = {
  kind: 'STORE',
  productName: 'Brass kettle',
  maxReviews: 200,
  sources: undefined,
  productUrls: [],
  idempotencyKey: undefined,
  maxAge: undefined,
};

test('a start with only a product name uses the defaults', async () => {
  expect(await requested({ productName: '  Brass kettle ' })).toEqual([['start', defaults]]);
});

test('an explicit null for an optional field means the default', async () => {
  const input = {
    productName: 'Brass kettle',
    sources: null,
    productUrls: null,
    idempotencyKey: null,
    maxAge: null,
  };
  expect(await requested(input)).toEqual([['start', defaults]]);
});

test('an explicit null for maxReviews is rejected', async () => {
  const { context, calls } = portsOver({});
  const { errors } = await execute(
    'mutation { fetchStoreReviews(input: { productName: "Kettle", maxReviews: null }) { taskId } }',
    context,
  );
  expect(errors).toMatchObject([{ message: 'Expected value of type "Int!", found null.' }]);
  expect(calls).toEqual([]);
});

test('the input reaches the port without duplicate sources and URLs', async () => {
  const input = {
    productName: '🫖'.repeat(200),
    maxReviews: 1000,
    sources: ['productpage', 'woocommerce', 'productpage'],
    productUrls: ['https://shop.example', 'HTTPS://shop.example:443/', 'http://shop.example/'],
    idempotencyKey: 'order 7',
    maxAge: 0,
  };
  expect(await requested(input)).toEqual([
    [
      'start',
      {
        ...input,
        kind: 'STORE',
        sources: ['productpage', 'woocommerce'],
        productUrls: ['https://shop.example/', 'http://shop.example/'],
      },
    ],
  ]);
});

test.each([
  ['fetchCommunityReviews', 'COMMUNITY'],
  ['fetchStoreReviews', 'STORE'],
  ['fetchGoogleReviews', 'GOOGLE'],
])('%s starts a task of kind %s', async (field, kind) => {
  const { context, calls } = portsOver({});
  await execute(
    `mutation { ${field}(input: { productName: "Brass kettle" }) { taskId } }`,
    context,
  );
  expect(calls).toEqual([['start', { ...defaults, kind }]]);
});

test('a null or an empty list in `where` does not restrict', async () => {
  const { context, calls } = portsOver({ tasks: [taskOf()] });
  const source = `{
    tasks(after: null, where: { status: [], kind: [], productName: null }) {
      edges { cursor node { id } }
      pageInfo { hasNextPage endCursor }
    }
  }`;
  expect(await execute(source, context)).toEqual({
    data: {
      tasks: {
        edges: [{ cursor: 't1', node: { id: 't1' } }],
        pageInfo: { hasNextPage: false, endCursor: 't1' },
      },
    },
  });
  expect(calls).toEqual([['list', { first: 20, where: {} }]]);
});
