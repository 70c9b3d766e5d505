import type { z } from 'zod';
import type { Http } from '../source/http.ts';
import { getJson } from './get-json.ts';

/**
 * Like {@link getJson}, for something that may have been deleted since a search found it.
 *
 * @returns undefined if the service returns 404, 410 or 451.
 * @throws {SourceError} as getJson.
 */
export const getJsonIfPresent = async <Body>(
  http: Http,
  service: string,
  url: URL,
  schema: z.ZodType<Body>,
): Promise<Body | undefined> => {
  const tolerantHttp: Http = {
    ...http,
    get: async (requested, options) => {
      const response = await http.get(requested, { ...options, acceptStatuses: goneStatuses });
      return goneStatuses.includes(response.status) ? { ...response, text: 'null' } : response;
    },
  };
  const { body } = await getJson(tolerantHttp, service, url, schema.nullable());
  return body ?? undefined;
};

const goneStatuses = [404, 410, 451];
