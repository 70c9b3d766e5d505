import type { z } from 'zod';
import { parseJson } from '../parsing/parse-json.ts';

/** Writes a resume token, with which a later attempt continues. */
export const writeResumeToken = (state: unknown): string => JSON.stringify(state);

/**
 * Reads a token written by {@link writeResumeToken}. Undefined if there is none, or if an older version wrote it in another format:
 * the source then starts over, and reviews found again are recognized by their IDs.
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
