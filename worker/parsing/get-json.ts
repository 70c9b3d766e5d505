import type { z } from 'zod';
import type { Http, HttpOptions, HttpResponse } from '../source/http.ts';
import { SourceError } from '../source/source-error.ts';
import { parseJson } from './parse-json.ts';

export interface JsonResponse<Body> extends Pick<HttpResponse, 'status' | 'headers'> {
  readonly body: Body;
}

/**
 * Asks for JSON and checks its envelope; items inside it are read one by one with `reviewsOf`, so that one costs itself only.
 *
 * @param service how messages call the service.
 * @throws {SourceError} SOURCE_BAD_RESPONSE for what is no JSON or not of this form, and what {@link Http.get} throws.
 */
export const getJson = async <Body>(
  http: Http,
  service: string,
  url: URL,
  schema: z.ZodType<Body>,
  options: HttpOptions = {},
): Promise<JsonResponse<Body>> => {
  const headers = { accept: 'application/json', ...options.headers };
  const { status, headers: answered, text } = await http.get(url, { ...options, headers });
  const parsed = schema.safeParse(jsonOf(text, service));
  if (parsed.success) return { status, headers: answered, body: parsed.data };
  throw new SourceError(
    'SOURCE_BAD_RESPONSE',
    `${service} answered in a form that is not known (${described(parsed.error.issues)}). Its interface may have changed.`,
    { retryable: false },
  );
};

/** Of several forms that an answer may have, the last one's quarrel with it. */
const described = ([issue]: readonly z.core.$ZodIssue[]): string => {
  if (issue?.code === 'invalid_union' && issue.errors.length > 0) {
    return described(issue.errors.at(-1) ?? []);
  }
  const place = issue?.path.join('.') ?? '';
  return `${place === '' ? '' : `${place}: `}${issue?.message}`;
};

const jsonOf = (text: string, service: string): unknown => {
  try {
    return parseJson(text);
  } catch (error) {
    const what = /^\s*</.test(text)
      ? 'a web page in place of JSON'
      : 'JSON that is broken or cut off';
    throw new SourceError('SOURCE_BAD_RESPONSE', `${service} answered with ${what}.`, {
      retryable: true,
      cause: error,
    });
  }
};
