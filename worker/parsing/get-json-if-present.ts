import type { z } from 'zod';
import type { Http } from '../source/http.ts';
import { getJson } from './get-json.ts';

/**
 * Asks as {@link getJson} does for something that may have gone since a search found it.
 *
 * @returns undefined where it was deleted, or may not be shown for legal reasons: that costs itself, not the source.
 * @throws {SourceError} as getJson.
 */
export const getJsonIfPresent = async <Body>(
  http: Http,
  service: string,
  url: URL,
  schema: z.ZodType<Body>,
): Promise<Body | undefined> => {
  const forgiving: Http = {
    ...http,
    get: async (at, options) => {
      const answer = await http.get(at, { ...options, acceptStatuses: gone });
      return gone.includes(answer.status) ? { ...answer, text: 'null' } : answer;
    },
  };
  const { body } = await getJson(forgiving, service, url, schema.nullable());
  return body ?? undefined;
};

const gone = [404, 410, 451];
