import { expect, test } from 'vitest';
import { execute } from '../support/schema/execute.ts';
import { portsOver, taskOf } from '../support/schema/ports.ts';

/** What the port was asked for by a start with this input. */
const requested = async (input: Record<string, unknown>) => {
  const { context, asked } = portsOver({});
  const answer = await execute(
    `mutation ($input: FetchStoreReviewsInput!) {
      fetchStoreReviews(input: $input) { taskId joined watchToken task { id status } }
    }`,
    context,
    { input },
  );
  expect(answer).toEqual({
    data: {
      fetchStoreReviews: {
        taskId: 't1',
        joined: false,
        watchToken: 'token',
        task: { id: 't1', status: 'PENDING' },
      },
    },
  });
  return asked;
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

test('a start that names only the product is given the defaults', async () => {
  expect(await requested({ productName: '  Brass kettle ' })).toEqual([['start', defaults]]);
});

test('an explicit null means the default', async () => {
  const input = {
    productName: 'Brass kettle',
    maxReviews: null,
    sources: null,
    productUrls: null,
    idempotencyKey: null,
    maxAge: null,
  };
  expect(await requested(input)).toEqual([['start', defaults]]);
});

test('what a start names reaches the port, duplicates folded', async () => {
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
  const { context, asked } = portsOver({});
  await execute(
    `mutation { ${field}(input: { productName: "Brass kettle" }) { taskId } }`,
    context,
  );
  expect(asked).toEqual([['start', { ...defaults, kind }]]);
});

test('an explicit null and an empty list filter no tasks', async () => {
  const { context, asked } = portsOver({ tasks: [taskOf()] });
  const source = `{
    tasks(first: null, after: null, status: [], kind: [], productName: null) {
      edges { cursor node { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;
  expect(await execute(source, context)).toEqual({
    data: {
      tasks: {
        edges: [{ cursor: 't1', node: { id: 't1' } }],
        pageInfo: {
          hasNextPage: false,
          hasPreviousPage: false,
          startCursor: 't1',
          endCursor: 't1',
        },
      },
    },
  });
  expect(asked).toEqual([['list', { first: 20 }]]);
});
