import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { DemoSite } from '../../demo/sites/site.ts';

/** A site of the demo that keeps its answers back, so that a task stays in the middle for as long as a test looks at it. */
export interface HeldSite {
  /** http://127.0.0.1:PORT, without a slash at its end. */
  readonly origin: string;
  /** Answers whatever has been asked about this product, and from now on at once. */
  release(productName: string): void;
  close(): Promise<void>;
}

/** Serves `site` on a free port of 127.0.0.1. What is not released yet is held: every search names its product in the query. */
export const serveHeldSite = async (site: DemoSite): Promise<HeldSite> => {
  const released = new Set<string>();
  const held = new Map<() => void, URL>();
  let origin = '';
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', origin);
    const answer = () => reply(site, url, request, response);
    if (isHeld(url, released)) held.set(answer, url);
    else answer();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A site has no port.');
  origin = `http://127.0.0.1:${address.port}`;
  return {
    origin,
    release(productName) {
      released.add(productName);
      for (const [answer, url] of held) {
        if (isHeld(url, released)) continue;
        held.delete(answer);
        answer();
      }
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};

const isHeld = ({ searchParams }: URL, released: ReadonlySet<string>): boolean => {
  const asked = searchParams.get('q');
  return asked !== null && ![...released].some((name) => asked.includes(name));
};

const reply = (
  site: DemoSite,
  url: URL,
  { headers: asked }: IncomingMessage,
  response: ServerResponse,
): void => {
  const form = new URLSearchParams();
  const { status, headers, body } = site.answer({ url, method: 'GET', headers: asked, form });
  response.writeHead(status, headers).end(body);
};
