import { describe, expect, test } from 'vitest';
import { errorsOf, execute } from '../support/schema/execute.ts';
import { badUserInput } from '../support/schema/expected-errors.ts';
import { portsOver } from '../support/schema/ports.ts';

const { context, calls } = portsOver({});

describe('rejects invalid input:', () => {
  const start = (kind: 'Community' | 'Store' | 'Google', input: Record<string, unknown>) =>
    execute(
      `mutation ($input: Fetch${kind === 'Store' ? 'Store' : ''}ReviewsInput!) {
        fetch${kind}Reviews(input: $input) { taskId }
      }`,
      context,
      { input: { productName: 'Brass kettle', ...input } },
    );
  const long = (characters: number) => `"${'x'.repeat(79)}… (${characters + 2} characters)`;
  const url = 'https://shop.example/kettle';

  test.each<['Community' | 'Store' | 'Google', Record<string, unknown>, string]>([
    ['Google', { productName: '' }, 'productName is ""; it must be 1 to 200 characters.'],
    ['Google', { productName: ' \n ' }, 'productName is ""; it must be 1 to 200 characters.'],
    [
      'Google',
      { productName: 'x'.repeat(201) },
      `productName is ${long(201)}; it must be 1 to 200 characters.`,
    ],
    [
      'Google',
      { productName: 'Brass\u0007kettle' },
      'productName is "Brass\\u0007kettle"; it must be free of control characters (found U+0007).',
    ],
    [
      'Google',
      { productName: 'Brass\u0085kettle' },
      'productName is "Brass\u0085kettle"; it must be free of control characters (found U+0085).',
    ],
    [
      'Store',
      { productName: 'Kettle \ud83c' },
      'productName is "Kettle \\ud83c"; it must be well-formed Unicode (found U+D83C alone).',
    ],
    ['Google', { maxReviews: 0 }, 'maxReviews is 0; it must be 1 to 1000.'],
    ['Google', { maxReviews: 1001 }, 'maxReviews is 1001; it must be 1 to 1000.'],
    ['Google', { maxReviews: -1 }, 'maxReviews is -1; it must be 1 to 1000.'],
    [
      'Store',
      { sources: ['woocommerce', 'woocomerce'] },
      'sources[1] is "woocomerce"; it must be one of productpage, woocommerce, magento, shopify, bazaarvoice, walmart, homedepot for STORE reviews.',
    ],
    [
      'Store',
      { sources: ['hackernews'] },
      'sources[0] is "hackernews"; it must be one of productpage, woocommerce, magento, shopify, bazaarvoice, walmart, homedepot for STORE reviews; hackernews is a source of COMMUNITY reviews.',
    ],
    [
      'Google',
      { sources: [] },
      'sources is []; it must be a list of names, each one of serpapi, productfeed for GOOGLE reviews, or omitted to use every configured source.',
    ],
    [
      'Store',
      { sources: ['woocommerce', 'productpage'] },
      'productUrls is []; it must be 1 to 20 URLs, because productpage in sources reads only the pages listed there.',
    ],
    [
      'Store',
      { productUrls: Array.from({ length: 21 }, (_, page) => `${url}/${page}`) },
      expect.stringMatching(/^productUrls is \[.*; it must be a list of at most 20\.$/),
    ],
    [
      'Store',
      { productUrls: [url, 'kettle'] },
      'productUrls[1] is "kettle"; it must be an http or https URL without a user name or password.',
    ],
    [
      'Store',
      { productUrls: ['ftp://shop.example/kettle'] },
      'productUrls[0] is "ftp://shop.example/kettle"; it must be an http or https URL without a user name or password.',
    ],
    [
      'Store',
      { productUrls: ['https://ann:pw@shop.example/'] },
      'productUrls[0] is "https://ann:pw@shop.example/"; it must be an http or https URL without a user name or password.',
    ],
    [
      'Store',
      { productUrls: [url.padEnd(2001, 'x')] },
      expect.stringMatching(/^productUrls\[0\] is .*; it must be at most 2000 characters\.$/),
    ],
    ['Google', { idempotencyKey: '' }, 'idempotencyKey is ""; it must be 1 to 200 characters.'],
    [
      'Google',
      { idempotencyKey: 'x'.repeat(201) },
      `idempotencyKey is ${long(201)}; it must be 1 to 200 characters.`,
    ],
    ['Google', { maxAge: -1 }, 'maxAge is -1; it must be 0 or more seconds.'],
  ])('%s %o', async (kind, input, message) => {
    const before = calls.length;
    expect(errorsOf(await start(kind, input))).toEqual(badUserInput(message));
    expect(calls).toHaveLength(before);
  });
});
