import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserServer } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { launchBrowserServer } from '../../../tooling/browser/launch-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A URL that answers with the WebSocket address of the Chromium of this test run. */
    chromiumUrl: string;
  }
}

/** Launches one Chromium for the whole test run, when the first test asks for it. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  let chromium: Promise<BrowserServer> | undefined;
  const server = createServer((_request, response) => {
    chromium ??= launchBrowserServer(console.error);
    chromium.then(
      (one) => response.end(one.wsEndpoint()),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('chromiumUrl', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.close();
    const launched = await chromium?.catch(() => undefined);
    await launched?.close();
  };
};
