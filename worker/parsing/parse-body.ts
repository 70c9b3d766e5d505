import type { z } from 'zod';
import type { Received } from '../source/parser.ts';
import { SourceError } from '../source/source-error.ts';
import { parseBarrier } from './barrier.ts';
import { barrierError } from './no-product-error.ts';
import { parseJson } from './parse-json.ts';

/**
 * Parses a response that is JSON and validates it. Schemas should leave the items of lists unvalidated: `parseReviews` validates
 * them one by one, so that one invalid item does not fail the whole response.
 *
 * @param service the name of the service in error messages.
 * @throws {SourceError} SOURCE_BLOCKED if the response is a page such as a robot check, SOURCE_BAD_RESPONSE if it is not JSON for another
 *   reason or does not match the schema.
 */
export const parseBody = <Body>(
  response: Received['response'],
  service: string,
  schema: z.ZodType<Body>,
): Body => {
  const parsed = schema.safeParse(jsonOf(response, service));
  if (parsed.success) return parsed.data;
  throw new SourceError(
    'SOURCE_BAD_RESPONSE',
    `${service} returned an unexpected response (${describeIssue(parsed.error.issues)}). Its API may have changed.`,
    { retryable: false },
  );
};

/** For a union, the issue of its last member. */
const describeIssue = ([issue]: readonly z.core.$ZodIssue[]): string => {
  if (issue?.code === 'invalid_union' && issue.errors.length > 0) {
    return describeIssue(issue.errors.at(-1) ?? []);
  }
  const path = issue?.path.join('.') ?? '';
  return `${path === '' ? '' : `${path}: `}${issue?.message}`;
};

const jsonOf = ({ text, url }: Received['response'], service: string): unknown => {
  try {
    return parseJson(text);
  } catch (error) {
    const isPage = /^\s*</.test(text);
    const barrier = isPage ? parseBarrier({ html: text, url }) : undefined;
    if (barrier !== undefined) throw barrierError(`${service} returned`, barrier);
    const what = isPage ? 'a web page instead of JSON' : 'invalid or truncated JSON';
    throw new SourceError('SOURCE_BAD_RESPONSE', `${service} returned ${what}.`, {
      retryable: true,
      cause: error,
    });
  }
};
