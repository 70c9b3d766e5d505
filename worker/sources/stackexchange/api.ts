import { z } from 'zod';
import { endpoint } from '../../paging/endpoint.ts';
import { getParsedJson } from '../../parsing/get-parsed.ts';
import { parseBody } from '../../parsing/parse-body.ts';
import { errorText } from '../../source/error-text.ts';
import type { Http } from '../../source/http.ts';
import type { Parser, Received } from '../../source/parser.ts';
import { SourceError } from '../../source/source-error.ts';

export interface StackExchangeApi {
  readonly STACKEXCHANGE_KEY?: string | undefined;
  readonly STACKEXCHANGE_URL: URL;
}

export interface Items {
  readonly items: readonly unknown[];
  readonly hasMore: boolean;
  /** When the cooldown that the response requests ends, in milliseconds since 1970. */
  readonly cooldownUntil: number | undefined;
}

/**
 * Calls an API method and parses one page of items with their bodies. Responses are cached for a minute, as the API's terms
 * require. A `backoff` or an exhausted quota starts a cooldown for all workers.
 *
 * @throws {SourceError} as {@link parseItems}.
 */
export const callStackExchange = async <
  Input extends object,
  Output extends Pick<Items, 'cooldownUntil'>,
>(
  http: Http,
  { STACKEXCHANGE_KEY: key, STACKEXCHANGE_URL: base }: StackExchangeApi,
  method: string,
  parameters: Readonly<Record<string, string | number>>,
  parser: Parser<Input & { key: string | undefined } & Received, Output>,
  input: Input,
): Promise<Output> => {
  const url = endpoint(base, `2.3/${method}`, {
    ...parameters,
    pagesize: pageSize,
    filter: 'withbody',
    key,
  });
  const options = { acceptStatuses: [400], cacheMs: 60_000 };
  const output = await getParsedJson(http, url, parser, { ...input, key }, options);
  if (output.cooldownUntil !== undefined) await http.startCooldown(url, output.cooldownUntil);
  return output;
};

/**
 * @param key is removed from messages.
 * @throws {SourceError} including for the API's own errors: https://api.stackexchange.com/docs/error-handling.
 */
export const parseItems = (response: Received['response'], key: string | undefined): Items => {
  const body = parseBody(response, 'Stack Exchange', answerSchema);
  if ('error_id' in body) throw errorFrom(body, key);
  const cooldownUntil = requestedCooldown(body, Date.now());
  return { items: body.items, hasMore: body.has_more === true, cooldownUntil };
};

/** The API's maximum: each request counts against the quota, whatever its size. */
const pageSize = 100;

const errorSchema = z.object({
  error_id: z.number(),
  error_name: z.string().nullish(),
  error_message: z.string().nullish(),
});

const wrapperSchema = z.object({
  items: z.array(z.unknown()),
  has_more: z.boolean().nullish(),
  /** Seconds to wait before calling the same method again. */
  backoff: z.number().nullish(),
  /** Can be negative in an otherwise normal response. */
  quota_remaining: z.number().nullish(),
});

const answerSchema = errorSchema.or(wrapperSchema);

/** The end of the cooldown that a response requests, in milliseconds since 1970. */
const requestedCooldown = (
  { backoff, quota_remaining: remaining }: z.infer<typeof wrapperSchema>,
  now: number,
): number | undefined => {
  if (typeof remaining === 'number' && remaining <= 0)
    return new Date(now).setUTCHours(24, 0, 0, 0);
  return typeof backoff === 'number' && backoff > 0 ? now + backoff * 1000 : undefined;
};

const errorFrom = (
  { error_id: id, error_name: name, error_message: message }: z.infer<typeof errorSchema>,
  key: string | undefined,
): SourceError => {
  const details = errorText(`${name ?? id}: ${message ?? 'no details given'}`, {
    secrets: key === undefined ? [] : [key],
  });
  if (id === 502) {
    const seconds = /(\d{1,6}) seconds/.exec(details)?.[1];
    const until = seconds === undefined ? undefined : Date.now() + Number(seconds) * 1000;
    return new SourceError(
      'SOURCE_RATE_LIMITED',
      `Stack Exchange's rate limit is reached (${details}). Set STACKEXCHANGE_KEY for a higher limit.`,
      { retryable: true, ...(until === undefined ? {} : { cooldownUntil: until }) },
    );
  }
  if (id === 500 || id === 503) {
    const message = `Stack Exchange is unavailable (${details}). A later attempt may succeed.`;
    return new SourceError('SOURCE_UNREACHABLE', message, { retryable: true });
  }
  if ([401, 402, 403, 405, 406].includes(id) || /`?key`?\b/.test(message ?? '')) {
    const message = `Stack Exchange rejected the key or requires one (${details}). Check STACKEXCHANGE_KEY.`;
    return new SourceError('SOURCE_UNAUTHORIZED', message, { retryable: false });
  }
  return new SourceError(
    'SOURCE_BAD_RESPONSE',
    `Stack Exchange returned an error (${details}). Check STACKEXCHANGE_SITES.`,
    { retryable: false },
  );
};
