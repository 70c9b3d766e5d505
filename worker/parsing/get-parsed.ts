import type { Http, HttpOptions } from '../source/http.ts';
import type { Parser, Received } from '../source/parser.ts';
import { SourceError } from '../source/source-error.ts';

/**
 * Sends one request and parses the response in a thread. If the parser throws an error with a cooldown, the cooldown is started.
 *
 * @param input what the parser needs besides the response.
 * @throws as {@link Http.get} and {@link Http.parse}.
 */
export const getParsed = async <Input extends object, Output>(
  http: Pick<Http, 'get' | 'parse' | 'startCooldown'>,
  url: URL,
  parser: Parser<Input & Received, Output>,
  input: Input,
  options: HttpOptions = {},
): Promise<Output> => {
  const { status, headers, url: finalUrl, text } = await http.get(url, options);
  const response = { status, headers: Object.fromEntries(headers), url: finalUrl.href, text };
  try {
    return await http.parse(parser, { ...input, response });
  } catch (error) {
    const until = error instanceof SourceError ? error.cooldownUntil : null;
    if (until !== null) await http.startCooldown(url, until);
    throw error;
  }
};

/** Like {@link getParsed}, for a service that sends JSON. */
export const getParsedJson = <Input extends object, Output>(
  http: Pick<Http, 'get' | 'parse' | 'startCooldown'>,
  url: URL,
  parser: Parser<Input & Received, Output>,
  input: Input,
  options: HttpOptions = {},
): Promise<Output> => {
  const headers = { accept: 'application/json', ...options.headers };
  return getParsed(http, url, parser, input, { ...options, headers });
};

/**
 * Like {@link getParsedJson}, for something that may have been deleted since a search found it.
 *
 * @returns undefined if the service returns 404, 410 or 451.
 */
export const getParsedJsonIfPresent = async <Input extends object, Output>(
  http: Http,
  url: URL,
  parser: Parser<Input & Received, Output>,
  input: Input,
): Promise<Output | undefined> => {
  const headers = { accept: 'application/json' };
  const response = await http.get(url, { headers, acceptStatuses: goneStatuses });
  if (goneStatuses.includes(response.status)) return undefined;
  return getParsed({ ...http, get: async () => response }, url, parser, input);
};

const goneStatuses = [404, 410, 451];
