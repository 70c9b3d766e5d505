import { z } from 'zod';
import type { ResponseCache } from '../../tasks/response-cache.ts';
import type { HttpResponse } from '../source/http.ts';

/** Reads the cached response of a URL; undefined if there is none. */
export const readCachedResponse = async (
  cache: ResponseCache,
  url: URL,
): Promise<HttpResponse | undefined> => {
  const text = await cache.get(url.href);
  if (text === undefined) return undefined;
  const { data } = cachedSchema.safeParse(JSON.parse(text));
  return data && { ...data, headers: new Headers(data.headers), url: new URL(data.url) };
};

/** Caches a 2xx response for `ttlMs` milliseconds. Others are not cached. */
export const cacheResponse = async (
  cache: ResponseCache,
  requested: URL,
  { status, headers, url, text }: HttpResponse,
  ttlMs: number,
): Promise<void> => {
  if (status >= 300) return;
  const cached = { status, headers: [...headers], url: url.href, text };
  await cache.set(requested.href, JSON.stringify(cached), ttlMs);
};

const cachedSchema = z.object({
  status: z.number(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  url: z.url(),
  text: z.string(),
});
