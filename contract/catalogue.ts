import type { ReviewKind } from './kinds.ts';

/** A variable of the environment that a source reads. */
export interface SourceVariable {
  /** Without it, and without a default, the source is not configured. */
  required: boolean;
  /** What it holds, for people. */
  holds: string;
  default?: string;
  /** A key or a password: never shown. */
  secret?: true;
}

export interface CatalogueRow {
  kind: ReviewKind;
  /** The service's name as people know it. */
  title: string;
  variables: Readonly<Record<string, SourceVariable>>;
  /** Reads only the product pages that the caller names. */
  needsProductUrls?: true;
}

/** How often a service may be asked, as its operators publish it; what each source allows itself in any span of so long. */
const requestLimit = (published: string): SourceVariable => ({
  required: false,
  holds: 'requests/seconds that all workers together send to one host; 0 for any number',
  default: published,
});

const baseAddress = (service: string, address: string): SourceVariable => ({
  required: false,
  holds: `base address of ${service}`,
  default: address,
});

/** Every source that this version can collect from: one row each, one file each in `worker/sources`. */
export const catalogue = {
  reddit: {
    kind: 'COMMUNITY',
    title: 'Reddit',
    variables: {
      REDDIT_CLIENT_ID: { required: true, holds: 'the ID of an application of Reddit' },
      REDDIT_CLIENT_SECRET: { required: true, holds: 'its secret', secret: true },
      REDDIT_USER_AGENT: {
        required: true,
        holds: 'how Reddit knows the operator: <platform>:<app>:<version> (by /u/name)',
      },
      REDDIT_URL: baseAddress("Reddit's API", 'https://oauth.reddit.com'),
      REDDIT_AUTH_URL: baseAddress('where Reddit gives out tokens', 'https://www.reddit.com'),
      REDDIT_LIMIT: requestLimit('100/60'),
    },
  },
  hackernews: {
    kind: 'COMMUNITY',
    title: 'Hacker News',
    variables: {
      HACKERNEWS_URL: baseAddress('the Algolia search of Hacker News', 'https://hn.algolia.com'),
      HACKERNEWS_LIMIT: requestLimit('10000/3600'),
    },
  },
  discourse: {
    kind: 'COMMUNITY',
    title: 'Discourse forums',
    variables: {
      DISCOURSE_URLS: { required: true, holds: 'addresses of forums, comma-separated' },
      DISCOURSE_LIMIT: requestLimit('60/60'),
    },
  },
  lemmy: {
    kind: 'COMMUNITY',
    title: 'Lemmy',
    variables: {
      LEMMY_URLS: { required: true, holds: 'addresses of instances, comma-separated' },
      LEMMY_LIMIT: requestLimit('60/600'),
    },
  },
  stackexchange: {
    kind: 'COMMUNITY',
    title: 'Stack Exchange',
    variables: {
      STACKEXCHANGE_SITES: {
        required: true,
        holds: 'names of sites such as superuser, comma-separated',
      },
      STACKEXCHANGE_KEY: {
        required: false,
        holds: 'a key of Stack Apps, for more than 300 requests a day',
        secret: true,
      },
      STACKEXCHANGE_URL: baseAddress("Stack Exchange's API", 'https://api.stackexchange.com'),
      STACKEXCHANGE_LIMIT: requestLimit('30/1'),
    },
  },
  productpage: {
    kind: 'STORE',
    title: 'Product pages',
    variables: { PRODUCTPAGE_LIMIT: requestLimit('30/60') },
    needsProductUrls: true,
  },
  woocommerce: {
    kind: 'STORE',
    title: 'WooCommerce shops',
    variables: {
      WOOCOMMERCE_URLS: { required: true, holds: 'addresses of shops, comma-separated' },
      WOOCOMMERCE_LIMIT: requestLimit('25/10'),
    },
  },
  shopify: {
    kind: 'STORE',
    title: 'Shopify shops',
    variables: {
      SHOPIFY_URLS: {
        required: true,
        holds: 'addresses of shops that show their reviews with Judge.me, comma-separated',
      },
      JUDGEME_URL: baseAddress('Judge.me', 'https://judge.me'),
      SHOPIFY_LIMIT: requestLimit('60/60'),
    },
  },
  bazaarvoice: {
    kind: 'STORE',
    title: 'Bazaarvoice',
    variables: {
      BAZAARVOICE_PASSKEYS: {
        required: true,
        holds: 'name:passkey of each retailer, comma-separated',
        secret: true,
      },
      BAZAARVOICE_URL: baseAddress("Bazaarvoice's API", 'https://api.bazaarvoice.com'),
      BAZAARVOICE_LIMIT: requestLimit('100/60'),
    },
  },
  serpapi: {
    kind: 'GOOGLE',
    title: 'Google Shopping',
    variables: {
      SERPAPI_KEY: { required: true, holds: 'an API key of SerpApi', secret: true },
      SERPAPI_URL: baseAddress('SerpApi', 'https://serpapi.com'),
      SERPAPI_LIMIT: requestLimit('1000/3600'),
    },
  },
  productfeed: {
    kind: 'GOOGLE',
    title: 'Google product review feeds',
    variables: {
      GOOGLE_REVIEW_FEED_URLS: { required: true, holds: 'addresses of feeds, comma-separated' },
      PRODUCTFEED_LIMIT: requestLimit('10/60'),
    },
  },
} as const satisfies Record<string, CatalogueRow>;

export type SourceName = keyof typeof catalogue;

/** The names of all sources, in the order in which people see them. */
export const sourceNames = Object.keys(catalogue).filter(isSourceName);

export function isSourceName(name: string): name is SourceName {
  return Object.hasOwn(catalogue, name);
}

/** The row of a source, with its type widened to what all rows share. */
export const catalogueRow = (name: SourceName): CatalogueRow => catalogue[name];

/** The sources of one kind. */
export const sourcesOfKind = (kind: ReviewKind): SourceName[] =>
  sourceNames.filter((name) => catalogue[name].kind === kind);
