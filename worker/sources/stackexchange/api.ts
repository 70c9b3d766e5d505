import { z } from 'zod';
import { endpoint } from '../../paging/endpoint.ts';
import { getJson } from '../../parsing/json-answer.ts';
import type { Http } from '../../source/http.ts';
import { SourceError } from '../../source/source-failure.ts';

export interface StackExchangeApi {
  readonly STACKEXCHANGE_KEY?: string | undefined;
  readonly STACKEXCHANGE_URL: URL;
}

export interface Items {
  readonly items: readonly unknown[];
  readonly hasMore: boolean;
}

/**
 * Asks one method of the API for one page of items with their texts; the same question within a minute is answered from what
 * it answered before, as its terms demand. A `backoff`, and a quota that is used up, let the API rest for all workers.
 *
 * @throws {SourceError} also for the API's own errors: https://api.stackexchange.com/docs/error-handling.
 */
export const askStackExchange = async (
  http: Http,
  { STACKEXCHANGE_KEY: key, STACKEXCHANGE_URL: base }: StackExchangeApi,
  method: string,
  parameters: Readonly<Record<string, string | number>>,
): Promise<Items> => {
  const url = endpoint(base, `2.3/${method}`, {
    ...parameters,
    pagesize: pageSize,
    filter: 'withbody',
    key,
  });
  const options = { accept: [400], keepMs: 60_000 };
  const { body } = await getJson(http, 'Stack Exchange', url, answerSchema, options);
  if ('error_id' in body) throw await failureOf(http, url, body, key);
  const until = restAsked(body, Date.now());
  if (until !== undefined) await http.rest(url, until);
  return { items: body.items, hasMore: body.has_more === true };
};

/** The most that the API gives; each request counts, however little it asks for. */
const pageSize = 100;

const errorSchema = z.object({
  error_id: z.number(),
  error_name: z.string().nullish(),
  error_message: z.string().nullish(),
});

const wrapperSchema = z.object({
  items: z.array(z.unknown()),
  has_more: z.boolean().nullish(),
  /** Seconds before the same method may be asked again. */
  backoff: z.number().nullish(),
  /** Below zero it was seen too, in an answer like any other. */
  quota_remaining: z.number().nullish(),
});

const answerSchema = errorSchema.or(wrapperSchema);

/** Until when an answer asks to be left alone, in milliseconds since 1970. */
const restAsked = (
  { backoff, quota_remaining: remaining }: z.infer<typeof wrapperSchema>,
  now: number,
): number | undefined => {
  if (typeof remaining === 'number' && remaining <= 0)
    return new Date(now).setUTCHours(24, 0, 0, 0);
  return typeof backoff === 'number' && backoff > 0 ? now + backoff * 1000 : undefined;
};

const failureOf = async (
  http: Http,
  url: URL,
  { error_id: id, error_name: name, error_message: message }: z.infer<typeof errorSchema>,
  key: string | undefined,
): Promise<SourceError> => {
  const told = `${name ?? id}: ${message ?? 'it does not say why'}`.slice(0, 300);
  const said = key === undefined ? told : told.replaceAll(key, '…');
  if (id === 502) {
    const seconds = /(\d{1,6}) seconds/.exec(said)?.[1];
    const until = seconds === undefined ? undefined : Date.now() + Number(seconds) * 1000;
    if (until !== undefined) await http.rest(url, until);
    return new SourceError(
      'SOURCE_RATE_LIMITED',
      `Stack Exchange was asked too often (${said}). With STACKEXCHANGE_KEY it allows more.`,
      { retryable: true, ...(until === undefined ? {} : { cooldownUntil: until }) },
    );
  }
  if (id === 500 || id === 503) {
    const message = `Stack Exchange cannot answer for now (${said}). A later attempt may do better.`;
    return new SourceError('SOURCE_UNREACHABLE', message, { retryable: true });
  }
  if ([401, 402, 403, 405, 406].includes(id) || /`?key`?\b/.test(message ?? '')) {
    const message = `Stack Exchange does not accept the key, or wants one (${said}). Check STACKEXCHANGE_KEY.`;
    return new SourceError('SOURCE_UNAUTHORIZED', message, { retryable: false });
  }
  return new SourceError(
    'SOURCE_BAD_RESPONSE',
    `Stack Exchange cannot answer (${said}). Check STACKEXCHANGE_SITES.`,
    { retryable: false },
  );
};
