import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openLoadBalancer } from '../faults/harness/load-balancer.ts';
import { browserStack } from '../support/browser/browser-stack.ts';
import { connectToChromium } from '../support/browser/chromium.ts';

vi.setConfig({ testTimeout: 120_000 });

const stack = browserStack({ productNames: [], sites: { sources: ['hackernews'] } });
const openProfile = connectToChromium();

/** The application behind a load balancer whose server can be taken away. */
const openPage = async (client: string) => {
  const port = Number(new URL(stack.origin).port);
  const live = [port];
  const loadBalancer = await openLoadBalancer(() => live);
  onTestFinished(() => loadBalancer[Symbol.asyncDispose]());
  const { page } = await openProfile({ client });
  return {
    page,
    origin: new URL(loadBalancer.url).origin,
    lose: () => {
      live.length = 0;
      for (const connection of loadBalancer.connections) connection.cut();
    },
    restore: () => live.push(port),
  };
};

describe.each(['apollo', 'urql'])('on %s', (client) => {
  test('"Could not reach the server" disappears, and its data appears, once the server responds', async () => {
    const { page, origin, lose, restore } = await openPage(client);
    await page.goto(`${origin}/tasks`);
    await page.getByRole('searchbox', { name: 'Search' }).waitFor();
    await page.waitForLoadState('networkidle');
    lose();
    await page.getByRole('searchbox', { name: 'Search' }).fill('nothing');
    await page.getByText('Could not reach the server.').waitFor();
    restore();
    await page.getByText('No tasks match these filters').waitFor();
    expect(await page.getByText('Could not reach the server.').count()).toBe(0);
  });

  test('the error of an action that did not reach the server disappears once it responds', async () => {
    const { page, origin, lose, restore } = await openPage(client);
    await page.goto(origin);
    await page.getByText('Hacker News').first().waitFor();
    await page.getByRole('textbox', { name: 'Product', exact: true }).fill('Brass Kettle');
    lose();
    await page.getByRole('button', { name: 'Start collecting' }).click();
    const problem = page.getByRole('alert').filter({ hasText: 'Could not start' });
    await problem.waitFor();
    restore();
    await problem.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Start collecting' }).click();
    await page.waitForURL(/\/tasks\//);
  });
});
