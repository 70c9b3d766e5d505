import { type SourceName, sourceNames } from '../../contract/catalogue.ts';
import { serviceNames, serviceRow } from '../../contract/platforms.ts';
import { bazaarvoiceSite } from './bazaarvoice.ts';
import { discourseSite } from './discourse.ts';
import { hackernewsSite } from './hackernews.ts';
import { judgemeSite } from './judgeme.ts';
import { lemmySite } from './lemmy.ts';
import { magentoSite } from './magento.ts';
import { productPagesSite } from './product-pages.ts';
import { feedPath, productfeedSite } from './productfeed.ts';
import { redditApplication, redditSite } from './reddit.ts';
import { serpapiKey, serpapiSite } from './serpapi.ts';
import { type ServedSite, type SiteAddress, serveSite } from './serve-site.ts';
import { shopifySite } from './shopify.ts';
import { shopifyShop } from './shopify-shop.ts';
import type { DemoSite } from './site.ts';
import { stackexchangeSite, stackexchangeSiteName } from './stackexchange.ts';
import { woocommerceSite } from './woocommerce.ts';

export interface DemoSitesOptions {
  /** Response time in milliseconds, ±50 %; 0 responds immediately. */
  readonly paceMs: number;
  /** The sources to start sites for; default: all. */
  readonly sources?: readonly SourceName[];
  /** Products to add to the review feed, which is generated before anyone searches. */
  readonly productNames?: readonly string[];
  /** The address of the first site; the others get the ports that follow. Default: free ports of 127.0.0.1. */
  readonly at?: SiteAddress;
  /** Wraps each site, to inject faults. */
  readonly wrapSite?: ((site: DemoSite, source: SourceName) => DemoSite) | undefined;
}

export interface DemoSites {
  /** The variables that configure the sources to use the sites, without rate limits. */
  readonly environment: Readonly<Record<string, string>>;
  /** Product pages for `productUrls`; empty for an unknown product. */
  productUrlsFor(productName: string): readonly string[];
  close(): Promise<void>;
}

/** Starts a fake of each service, each on a port of its own. */
export const startDemoSites = async (options: DemoSitesOptions): Promise<DemoSites> => {
  const { paceMs, sources = sourceNames, productNames = [], at, wrapSite } = options;
  const served: ServedSite[] = [];
  let started = 0;
  const serve = async (source: SourceName, site: DemoSite): Promise<string> => {
    const address = at && { ...at, port: at.port + started };
    started += 1;
    const one = await serveSite(wrapSite?.(site, source) ?? site, paceMs, address);
    served.push(one);
    return one.origin;
  };
  const serveAll = async (source: SourceName, sites: readonly DemoSite[]): Promise<string> =>
    (await Promise.all(sites.map((site) => serve(source, site)))).join(',');

  let serpapi: Promise<Record<string, string>> | undefined;
  /** One site for all sources that use the account. */
  const serveSerpapi = () => {
    serpapi ??= serve('serpapi', serpapiSite()).then((url) => ({
      SERPAPI_KEY: serpapiKey,
      SERPAPI_URL: url,
    }));
    return serpapi;
  };
  const pages = productPagesSite();
  let pagesOrigin = '';
  const starters: Record<SourceName, () => Promise<Record<string, string>>> = {
    reddit: async () => {
      const origin = await serve('reddit', redditSite());
      return { ...redditApplication, REDDIT_URL: origin, REDDIT_AUTH_URL: origin };
    },
    hackernews: async () => ({ HACKERNEWS_URL: await serve('hackernews', hackernewsSite()) }),
    discourse: async () => ({
      DISCOURSE_URLS: await serve('discourse', discourseSite('Bench & Desk')),
    }),
    lemmy: async () => ({ LEMMY_URLS: await serveAll('lemmy', instances.map(lemmySite)) }),
    stackexchange: async () => ({
      STACKEXCHANGE_SITES: stackexchangeSiteName,
      STACKEXCHANGE_URL: await serve('stackexchange', stackexchangeSite()),
    }),
    productpage: async () => {
      const [origin, platforms] = await Promise.all([
        serve('productpage', pages),
        serve('productpage', pages.platforms),
      ]);
      pagesOrigin = origin;
      return {
        FETCH_ALLOW_HOSTS: new URL(origin).host,
        OKENDO_URL: `${platforms}/okendo`,
        POWERREVIEWS_URL: `${platforms}/powerreviews`,
        STAMPED_URL: `${platforms}/stamped`,
        YOTPO_URL: `${platforms}/yotpo`,
      };
    },
    woocommerce: async () => ({
      WOOCOMMERCE_URLS: await serveAll('woocommerce', woocommerceShops.map(woocommerceSite)),
    }),
    magento: async () => ({
      MAGENTO_URLS: await serve('magento', magentoSite({ name: 'Brightwater', reviews: [16, 26] })),
    }),
    shopify: async () => ({
      SHOPIFY_URLS: await serveAll('shopify', shopifyShops.map(shopifySite)),
      JUDGEME_URL: await serve('shopify', judgemeSite(shopifyShops)),
    }),
    bazaarvoice: async () => {
      const origin = await serve('bazaarvoice', bazaarvoiceSite(retailers));
      return {
        BAZAARVOICE_PASSKEYS: retailers.map(({ name, passkey }) => `${name}:${passkey}`).join(','),
        BAZAARVOICE_URL: origin,
        // Its photos are not served with HTTPS.
        IMAGE_SOURCES: `https:,${origin}`,
      };
    },
    walmart: serveSerpapi,
    homedepot: serveSerpapi,
    serpapi: serveSerpapi,
    productfeed: async () => {
      const feed = productfeedSite({ name: 'Larkfield', reviews: [18, 30] });
      for (const name of productNames) feed.list(name);
      return { GOOGLE_REVIEW_FEED_URLS: `${await serve('productfeed', feed)}${feedPath}` };
    },
  };

  const variables = await Promise.all(sources.map((source) => starters[source]()));
  const unlimited = serviceNames
    .flatMap((name) => Object.keys(serviceRow(name).variables))
    .filter((variable) => variable.endsWith('_LIMIT'))
    .map((variable) => [variable, '0']);
  return {
    environment: Object.assign(Object.fromEntries(unlimited), ...variables),
    productUrlsFor: (productName) =>
      pagesOrigin === '' ? [] : pages.pathsFor(productName).map((path) => `${pagesOrigin}${path}`),
    close: async () => {
      await Promise.all(served.map((site) => site.close()));
    },
  };
};

const instances = [
  { name: 'lemmy.demo', neighbor: 'feddit.demo', version: '0.19' },
  { name: 'feddit.demo', neighbor: 'lemmy.demo', version: '0.18' },
] as const;

const woocommerceShops = [
  { name: 'Larkfield', reviews: [38, 52], syndicates: true },
  { name: 'Weekday Supply', reviews: [22, 34], appendsVariants: true },
] as const;

const shopifyShops = [
  shopifyShop({ name: 'Corner Goods', reviews: [24, 36], syndicates: true }),
  shopifyShop({ name: 'Parcel & Pine', reviews: [10, 18], exposesIds: true }),
];

const retailers = [
  { name: 'larkfield', passkey: 'demo-passkey-of-nobody', reviews: [20, 32] },
  { name: 'fairview', passkey: 'demo-passkey-of-no-one', reviews: [14, 22] },
] as const;
