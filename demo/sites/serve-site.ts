import { once, setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { seededRandom } from '../catalogue/seeded-random.ts';
import type { DemoSite, SiteAnswer, SiteRequest } from './site.ts';

/** A site that may answer asynchronously. */
export interface ServableSite extends Pick<DemoSite, 'name'> {
  answer(request: SiteRequest): SiteAnswer | Promise<SiteAnswer>;
}

export interface ServedSite {
  /** http://HOSTNAME:PORT, without a trailing slash. */
  readonly origin: string;
  /** Closes all connections and resolves once the server has stopped listening. */
  close(): Promise<void>;
}

/** Where a site is served. */
export interface SiteAddress {
  /** The address to listen on. */
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** The name by which workers reach it. */
  readonly hostname: string;
}

const localAddress: SiteAddress = { host: '127.0.0.1', port: 0, hostname: '127.0.0.1' };

/**
 * Serves a site.
 *
 * @param paceMs the response time in milliseconds, ±50 %, deterministic for each request; 0 responds immediately.
 * @param at default: a free port of 127.0.0.1.
 */
export const serveSite = async (
  site: ServableSite,
  paceMs: number,
  at: SiteAddress = localAddress,
): Promise<ServedSite> => {
  const closing = new AbortController();
  // Every pending response adds a listener.
  setMaxListeners(0, closing.signal);
  let origin = '';
  const server = createServer((request, response) => {
    const method = request.method ?? 'GET';
    const path = request.url ?? '/';
    const reply = async (): Promise<void> => {
      const share = 0.5 + seededRandom('pace', site.name, path).number();
      const { status, headers, body, delayMs = 0, isCut } = await answerOf(site, request, origin);
      const waitMs = paceMs * share + delayMs;
      if (waitMs > 0) await delay(waitMs, undefined, { signal: closing.signal });
      response.writeHead(status, headers);
      if (isCut) {
        response.write(body.slice(0, body.length / 2), () => response.destroy());
      } else response.end(method === 'HEAD' ? undefined : body);
    };
    reply().catch(() => response.destroy());
  });
  server.listen(at.port, at.host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The demo site has no port.');
  origin = `http://${at.hostname}:${address.port}`;
  return {
    origin,
    close: async () => {
      closing.abort();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};

const answerOf = async (
  site: ServableSite,
  request: IncomingMessage,
  origin: string,
): Promise<SiteAnswer> => {
  const { method = 'GET', url: path = '/', headers } = request;
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return nothing(405);
  if (!URL.canParse(path, origin)) return nothing(400);
  const isForm = method === 'POST';
  return site.answer({
    url: new URL(path, origin),
    method: isForm ? 'POST' : 'GET',
    headers,
    form: new URLSearchParams(isForm ? await text(request) : ''),
  });
};

const nothing = (status: number): SiteAnswer => ({ status, headers: {}, body: '' });
