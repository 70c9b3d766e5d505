import { expect, test } from 'vitest';
import type { SourceName } from '../../contract/catalogue.ts';
import { configuredSources } from '../../worker/sources/configured-sources.ts';
import { collectAll, openTestHttp, searchFor } from '../support/sources/collecting.ts';
import { openSite } from '../support/sources/site.ts';

const key = 's3cret/key+1=';

/** What a hostile or broken service says: escape sequences, an override of the direction, our credentials, and far too much. */
const hostile = `\u001b[31mInvalid\u001b[0m \u202eapi_key=${encodeURIComponent(key)} or ${key}\u0007 ${'x'.repeat(5000)}`;

/** For sources without credentials. */
const keyless = hostile.replace(key, '');

/** How each source is configured, and the body of an error of its service. */
const services: readonly [SourceName, (url: string) => Record<string, string>, unknown][] = [
  ['serpapi', (url) => ({ SERPAPI_URL: url, SERPAPI_KEY: key }), { error: hostile }],
  [
    'stackexchange',
    (url) => ({ STACKEXCHANGE_URL: url, STACKEXCHANGE_SITES: 'audio', STACKEXCHANGE_KEY: key }),
    { error_id: 400, error_name: 'bad_parameter', error_message: hostile },
  ],
  [
    'bazaarvoice',
    (url) => ({ BAZAARVOICE_URL: url, BAZAARVOICE_PASSKEYS: `Shop:${key}` }),
    { HasErrors: true, Errors: [{ Code: 'ERROR_UNSUPPORTED', Message: hostile }] },
  ],
  ['lemmy', (url) => ({ LEMMY_URLS: url }), { error: keyless }],
  [
    'discourse',
    (url) => ({ DISCOURSE_URLS: url }),
    { grouped_search_result: { error: keyless }, posts: [] },
  ],
];

test.each(services)(
  'what the service of %s says reaches callers in a short line without control characters and keys',
  async (name, variables, body) => {
    const site = await openSite((_, __, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    });
    const { sources } = configuredSources(variables(site.url.href));
    const source = sources.find((one) => one.name === name);
    if (source === undefined) throw new Error(`${name} is not configured.`);
    const { failure } = await collectAll(source, searchFor('Kettle', { http: openTestHttp() }));
    expect(failure?.message).toContain('Invalid api_key=…');
    expect(failure?.message).not.toMatch(/[\p{C}\u2028\u2029]|\[31m/u);
    expect(failure?.message).not.toContain(key);
    expect(failure?.message).not.toContain(encodeURIComponent(key));
    expect(failure?.message.length).toBeLessThan(600);
  },
);
