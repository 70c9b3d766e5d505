import type { DemoSitesOptions } from '../../../demo/sites/start.ts';

/** The shops of the source `woocommerce`, which fail until they are repaired, and a count of what the other sources are asked. */
export interface BreakableShops {
  readonly wrapSite: NonNullable<DemoSitesOptions['wrapSite']>;
  /** Lets the shops answer in full, and restarts the count. */
  repair(): void;
  /** Requests to sites other than the shops since they were repaired. */
  readonly otherRequests: readonly string[];
}

/** Broken shops deliver the first page of reviews and then answer with a notice. Their pages are small, so that there are several. */
export const breakableShops = (): BreakableShops => {
  let isBroken = true;
  let otherRequests: string[] = [];
  return {
    wrapSite: (site, source) => ({
      ...site,
      answer: (request) => {
        const { url } = request;
        if (source !== 'woocommerce') {
          otherRequests.push(`${source}${url.pathname}`);
          return site.answer(request);
        }
        if (!url.pathname.endsWith('/reviews')) return site.answer(request);
        if (isBroken && url.searchParams.get('page') !== '1') return closed;
        const small = new URL(url);
        small.searchParams.set('per_page', '8');
        return site.answer({ ...request, url: small });
      },
    }),
    repair: () => {
      isBroken = false;
      otherRequests = [];
    },
    get otherRequests() {
      return otherRequests;
    },
  };
};

/** A failure for which no request is repeated. */
const closed = { status: 200, headers: { 'content-type': 'text/html' }, body: 'Closed for today' };
