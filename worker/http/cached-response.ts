import { z } from 'zod';
import type { ResponseCache } from '../../tasks/response-cache.ts';
import type { HttpResponse } from '../source/http.ts';

/** What that address answered a while ago, if it is kept. */
export const readCachedResponse = async (
  kept: ResponseCache,
  url: URL,
): Promise<HttpResponse | undefined> => {
  const text = await kept.get(url.href);
  if (text === undefined) return undefined;
  const { data } = answerSchema.safeParse(JSON.parse(text));
  return data && { ...data, headers: new Headers(data.headers), url: new URL(data.url) };
};

/** Keeps a good answer for `ms` milliseconds; any other is asked for again. */
export const cacheResponse = async (
  kept: ResponseCache,
  url: URL,
  answer: HttpResponse,
  ms: number,
): Promise<void> => {
  if (answer.status >= 300) return;
  const { status, headers, url: at, text } = answer;
  await kept.set(
    url.href,
    JSON.stringify({ status, headers: [...headers], url: at.href, text }),
    ms,
  );
};

const answerSchema = z.object({
  status: z.number(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  url: z.url(),
  text: z.string(),
});
