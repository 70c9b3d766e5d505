import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { browserStack } from '../support/browser/browser-stack.ts';
import { connectToChromium } from '../support/browser/chromium.ts';
import { enterKey } from '../support/browser/enter-key.ts';
import {
  cardOf,
  connectionOf,
  reviewsIn,
  startOnPage,
  waitUntilDone,
} from '../support/browser/task-page.ts';

vi.setConfig({ testTimeout: 120_000 });

const apiKey = 'the-key-of-a-caller';

const clients = ['apollo', 'urql'];

const productNameOf = (client: string) => `Brass Kettle on ${client}`;

const stack = browserStack({
  productNames: clients.map(productNameOf),
  environment: { API_KEYS: apiKey },
});
const openProfile = connectToChromium();

describe.each(clients)('on %s', (client) => {
  test('a shared link allows watching the task but not canceling it', async () => {
    const productName = productNameOf(client);
    const { page: ownerPage } = await openProfile({ client });
    await ownerPage.goto(stack.origin);
    await enterKey(ownerPage, apiKey);
    await startOnPage(ownerPage, productName);
    await cardOf(ownerPage, 'Google').getByRole('button', { name: 'Share' }).click();
    const link = await ownerPage.getByRole('textbox', { name: 'Link' }).inputValue();

    const { page: guestPage } = await openProfile({ client });
    await guestPage.goto(link);
    const card = cardOf(guestPage, 'Google');
    await reviewsIn(card).first().waitFor();
    await connectionOf(guestPage).getByText('Live · WebSocket').waitFor();
    expect(await guestPage.getByRole('button', { name: 'Cancel' }).count()).toBe(0);
    expect(await errorOfCancelingWith(link)).toBe('FORBIDDEN');

    stack.release(productName);
    await waitUntilDone(card);
  });
});

/** Tries to cancel the task with the token of a shared link. @returns the error code. */
const errorOfCancelingWith = async (link: string): Promise<string> => {
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
