import { z } from 'zod';
import { secret, serviceUrl } from '../../../process/value-types.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { getParsedJson } from '../../parsing/get-parsed.ts';
import { parseBody } from '../../parsing/parse-body.ts';
import { errorText } from '../../source/error-text.ts';
import type { Http } from '../../source/http.ts';
import type { Parser, Received } from '../../source/parser.ts';
import { SourceError } from '../../source/source-error.ts';
import { withAdvice } from '../../source/unauthorized.ts';

export const serpapiSettings = z.object({ SERPAPI_KEY: secret, SERPAPI_URL: serviceUrl });

export type SerpapiSettings = z.infer<typeof serpapiSettings>;

/** Sends one request, which is billed as a search. */
export const fetchResults = <Input extends object, Output>(
  http: Http,
  { SERPAPI_KEY: key, SERPAPI_URL: base }: SerpapiSettings,
  parser: Parser<Input & { key: string } & Received, Output>,
  input: Input,
  parameters: Readonly<Record<string, string>>,
): Promise<Output> => {
  const url = endpoint(base, 'search.json', { ...parameters, api_key: key });
  const options = { acceptStatuses: [400], timeoutMs: 60_000 };
  return getParsedJson(http, url, parser, { ...input, key }, options).catch(
    withAdvice('SerpApi rejected the key. Check SERPAPI_KEY.'),
  );
};

/**
 * @param key is removed from messages.
 * @returns undefined if Google found nothing.
 * @throws {SourceError} including for an `error` that SerpApi sends with status 200.
 */
export const parseResults = <Answer extends object>(
  response: Received['response'],
  key: string,
  schema: z.ZodType<Answer>,
): Answer | undefined => {
  const body = parseBody(response, 'SerpApi', errorSchema.or(schema));
  if (typeof body !== 'string') return body;
  if (/hasn't returned any results/i.test(body)) return undefined;
  const details = errorText(body, { secrets: [key] });
  throw new SourceError('SOURCE_BAD_RESPONSE', `SerpApi returned an error: ${details}`, {
    retryable: false,
  });
};

const errorSchema = z.object({ error: z.string() }).transform(({ error }) => error);
