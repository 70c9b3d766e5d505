import { onTestFinished } from 'vitest';
import type { SourceName } from '../../../../contract/catalogue.ts';
import { defaultProductName } from '../../../../demo/catalogue/products.ts';
import type { DemoSite, SiteAnswer, SiteRequest } from '../../../../demo/sites/site.ts';
import { startDemoSites } from '../../../../demo/sites/start.ts';
import type { Search, Source } from '../../../../worker/source/source.ts';
import { configuredSources } from '../../../../worker/sources/configured-sources.ts';
import { openTestHttp, searchFor } from '../collecting.ts';

export interface DemoSource {
  readonly source: Source;
  /** A search for the demo's default product. */
  search(overrides?: Partial<Search>): Search;
  /** The URLs requested so far, in order. */
  readonly requests: readonly URL[];
  /** The value of FETCH_ALLOW_HOSTS that reaches the sites. */
  readonly allowHosts: readonly string[];
  /** Values that no message may contain: keys, secrets, passkeys. */
  readonly secrets: readonly string[];
}

/** Changes an answer of the site; `nth` counts them from 1. */
export type Fault = (answer: SiteAnswer, nth: number, request: SiteRequest) => SiteAnswer;

/** Starts the demo's sites of one source, and the source on them; both end with the test. */
export const openDemoSource = async (
  name: SourceName,
  fault: Fault = (answer) => answer,
): Promise<DemoSource> => {
  const requests: URL[] = [];
  const wrapSite = (site: DemoSite): DemoSite => ({
    ...site,
    answer: (request) => {
      requests.push(request.url);
      return fault(site.answer(request), requests.length, request);
    },
  });
  const sites = await startDemoSites({ paceMs: 0, sources: [name], wrapSite });
  onTestFinished(() => sites.close());
  const { environment } = sites;
  const source = configuredSources(environment).sources.find((one) => one.name === name);
  if (source === undefined) throw new Error(`The demo does not configure ${name}.`);
  const allowHosts = environment['FETCH_ALLOW_HOSTS']?.split(',') ?? [];
  const http = openTestHttp(allowHosts);
  return {
    source,
    requests,
    allowHosts,
    secrets: Object.entries(environment)
      .filter(([variable]) => /_(KEY|SECRET|PASSKEYS)$/.test(variable))
      .flatMap(([, value]) => value.split(',').map((part) => part.replace(/^[^:]*:/, ''))),
    search: (overrides = {}) => {
      const productName = overrides.productName ?? defaultProductName;
      const productUrls = sites.productUrlsFor(defaultProductName);
      return { ...searchFor(productName, { http, productUrls }), ...overrides };
    },
  };
};
