import { hackernewsSite } from './hackernews.ts';
import { productPagesSite } from './product-pages.ts';
import { serpapiKey, serpapiSite } from './serpapi.ts';
import { serveSite } from './serve-site.ts';
import { woocommerceSite } from './woocommerce.ts';

export interface DemoSitesOptions {
  /** How long an answer takes, give or take a half; 0 for at once. */
  readonly paceMs: number;
}

export interface DemoSites {
  /** What a worker and a server need to collect from the sites. */
  readonly environment: Readonly<Record<string, string>>;
  /** Product pages for `productUrls`; none for a product that there is not. */
  productUrlsFor(productName: string): readonly string[];
  close(): Promise<void>;
}

/** Starts a stand-in for each source that the demo collects from, each on a free port of 127.0.0.1. */
export const startDemoSites = async ({ paceMs }: DemoSitesOptions): Promise<DemoSites> => {
  const pages = productPagesSite();
  const hackernews = await serveSite(hackernewsSite(), paceMs);
  const shops = await Promise.all(
    shopsOfDemo.map((shop) => serveSite(woocommerceSite(shop), paceMs)),
  );
  const retailers = await serveSite(pages, paceMs);
  const serpapi = await serveSite(serpapiSite(), paceMs);
  return {
    environment: {
      HACKERNEWS_URL: hackernews.origin,
      WOOCOMMERCE_URLS: shops.map(({ origin }) => origin).join(','),
      FETCH_ALLOW_HOSTS: new URL(retailers.origin).host,
      SERPAPI_URL: serpapi.origin,
      SERPAPI_KEY: serpapiKey,
    },
    productUrlsFor: (productName) =>
      pages.pathsFor(productName).map((path) => `${retailers.origin}${path}`),
    close: async () => {
      await Promise.all([hackernews, ...shops, retailers, serpapi].map((site) => site.close()));
    },
  };
};

const shopsOfDemo = [
  { name: 'Larkfield', reviews: [38, 52], syndicates: true },
  { name: 'Weekday Supply', reviews: [22, 34], namesVariants: true },
] as const;
