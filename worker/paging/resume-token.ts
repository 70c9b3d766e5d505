import type { z } from 'zod';
import { parseJson } from '../parsing/parse-json.ts';

/** Writes the token by which a later attempt goes on. */
export const writeResumeToken = (state: unknown): string => JSON.stringify(state);

/**
 * Reads what {@link writeResumeToken} wrote; undefined where there is none. One that an older version wrote in another form is as
 * good as none: the source begins anew, and what it finds again is known by its ID.
 */
export const readResumeToken = <State>(
  token: string | undefined,
  schema: z.ZodType<State>,
): State | undefined => {
  if (token === undefined) return undefined;
  try {
    return schema.safeParse(parseJson(token)).data;
  } catch {
    return undefined;
  }
};
