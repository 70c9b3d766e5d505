import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A stand-in for Hacker News with twenty pages of comments on any product. It records when it was last requested. */
export interface EndlessSite extends AsyncDisposable {
  readonly origin: string;
  /** Time of the last request for this product, in milliseconds since 1970. */
  lastRequestAt(productName: string): number | undefined;
}

/** @param paceMs milliseconds that each response takes. */
export const openEndlessSite = async (paceMs: number): Promise<EndlessSite> => {
  const lastRequests = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://site');
    const name = searchParams.get('query') ?? '';
    const page = Number(searchParams.get('page'));
    lastRequests.set(name, Date.now());
    await sleep(paceMs);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ nbHits: 1000, nbPages: 20, hits: hitsOf(name, page) }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The site has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    lastRequestAt: (productName) => lastRequests.get(productName),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};

const hitsOf = (name: string, page: number) =>
  Array.from({ length: 4 }, (_, i) => ({
    objectID: `${name}-${page}-${i}`,
    author: `reader${i}`,
    comment_text: `Comment ${i} on page ${page} about the ${name}.`,
    story_title: name,
    created_at_i: 1_700_000_000 + page,
  }));
