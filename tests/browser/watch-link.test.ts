import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { browserStack } from '../support/browser/browser-stack.ts';
import { chromiumOfFile } from '../support/browser/chromium.ts';
import { enterKey } from '../support/browser/enter-key.ts';
import {
  cardOf,
  connectionOf,
  reviewsIn,
  startOnPage,
  waitUntilDone,
} from '../support/browser/task-page.ts';

vi.setConfig({ testTimeout: 120_000 });

const apiKey = 'a-key-of-nobody-at-all';

const clients = ['apollo', 'urql'];

const nameOf = (client: string) => `Brass Kettle of ${client}`;

const stack = browserStack({
  productNames: clients.map(nameOf),
  environment: { API_KEYS: apiKey },
});
const openProfile = chromiumOfFile();

describe.each(clients)('on %s', (client) => {
  test('who has the link of a task can watch it, and cannot cancel it', async () => {
    const productName = nameOf(client);
    const { page: own } = await openProfile({ client });
    await own.goto(stack.origin);
    await enterKey(own, apiKey);
    await startOnPage(own, productName);
    await cardOf(own, 'Google').getByRole('button', { name: 'Share' }).click();
    const link = await own.getByRole('textbox', { name: 'Link' }).inputValue();

    const { page: other } = await openProfile({ client });
    await other.goto(link);
    const card = cardOf(other, 'Google');
    await reviewsIn(card).first().waitFor();
    await connectionOf(other).getByText('Live · WebSocket').waitFor();
    expect(await other.getByRole('button', { name: 'Cancel' }).count()).toBe(0);
    expect(await cancelWith(link)).toBe('FORBIDDEN');

    stack.release(productName);
    await waitUntilDone(card);
  });
});

/** What the API answers to one who takes the token out of the link, and tries. @returns the error's code. */
const cancelWith = async (link: string): Promise<string> => {
  const { pathname, hash } = new URL(link);
  const token = new URLSearchParams(hash.slice(1)).get('watch');
  const response = await fetch(stack.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query: 'mutation ($id: ID!) { cancelTask(id: $id) { id } }',
      variables: { id: pathname.replace('/tasks/', '') },
    }),
  });
  return failureSchema.parse(await response.json()).errors[0].extensions.code;
};

const failureSchema = z.object({
  errors: z.tuple([z.object({ extensions: z.object({ code: z.string() }) })]),
});
