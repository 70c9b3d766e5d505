import type { ReviewKind } from './kinds.ts';

/** An environment variable that a source reads. Its type is declared with the source, in `worker/sources`. */
export interface SourceVariable {
  /** Whether the source needs it. A source is configured once all its required variables are set. */
  required: boolean;
  /** A noun phrase for operators, such as "an API key of SerpApi". */
  description: string;
  /** As the variable would contain it. */
  default?: string;
}

export interface CatalogueRow {
  kind: ReviewKind;
  /** The display name of the service. */
  title: string;
  variables: Readonly<Record<string, SourceVariable>>;
  /** The source whose variables, rate limit, and cooldowns this one shares, because they have one account. Default: none. */
  account?: string;
  /** Set if the source collects only from product pages named by the caller. */
  needsProductUrls?: true;
}

/** A rate limit, as `requests/seconds`: what the service publishes, or a modest rate where it publishes none. */
export const rateLimit = (published: string): SourceVariable => ({
  required: false,
  description: 'the rate limit of all workers together, for each host',
  default: published,
});

/** The address of a service. */
export const baseUrl = (service: string, url: string): SourceVariable => ({
  required: false,
  description: `the base URL of ${service}`,
  default: url,
});

/** Every source. Each has one row here and one file or folder in `worker/sources`. */
export const catalogue = {
  reddit: {
    kind: 'COMMUNITY',
    title: 'Reddit',
    variables: {
      REDDIT_CLIENT_ID: { required: true, description: 'the client ID of a Reddit application' },
      REDDIT_CLIENT_SECRET: { required: true, description: 'the secret of the Reddit application' },
      REDDIT_USER_AGENT: {
        required: true,
        description: 'the User-Agent that identifies the operator to Reddit',
      },
      REDDIT_URL: baseUrl("Reddit's API", 'https://oauth.reddit.com'),
      REDDIT_AUTH_URL: baseUrl('the host that issues Reddit tokens', 'https://www.reddit.com'),
      REDDIT_LIMIT: rateLimit('100/60'),
    },
  },
  hackernews: {
    kind: 'COMMUNITY',
    title: 'Hacker News',
    variables: {
      HACKERNEWS_URL: baseUrl('the Algolia search of Hacker News', 'https://hn.algolia.com'),
      HACKERNEWS_LIMIT: rateLimit('10000/3600'),
    },
  },
  discourse: {
    kind: 'COMMUNITY',
    title: 'Discourse forums',
    variables: {
      DISCOURSE_URLS: { required: true, description: 'the URLs of forums' },
      DISCOURSE_LIMIT: rateLimit('60/60'),
    },
  },
  lemmy: {
    kind: 'COMMUNITY',
    title: 'Lemmy',
    variables: {
      LEMMY_URLS: { required: true, description: 'the URLs of Lemmy instances' },
      LEMMY_LIMIT: rateLimit('60/600'),
    },
  },
  stackexchange: {
    kind: 'COMMUNITY',
    title: 'Stack Exchange',
    variables: {
      STACKEXCHANGE_SITES: {
        required: true,
        description: 'the names of sites, such as superuser',
      },
      STACKEXCHANGE_KEY: {
        required: false,
        description: 'a Stack Apps key, for more than 300 requests a day',
      },
      STACKEXCHANGE_URL: baseUrl("Stack Exchange's API", 'https://api.stackexchange.com'),
      STACKEXCHANGE_LIMIT: rateLimit('30/1'),
    },
  },
  productpage: {
    kind: 'STORE',
    title: 'Product pages',
    variables: { PRODUCTPAGE_LIMIT: rateLimit('30/60') },
    needsProductUrls: true,
  },
  woocommerce: {
    kind: 'STORE',
    title: 'WooCommerce shops',
    variables: {
      WOOCOMMERCE_URLS: { required: true, description: 'the URLs of shops' },
      WOOCOMMERCE_LIMIT: rateLimit('25/10'),
    },
  },
  magento: {
    kind: 'STORE',
    title: 'Magento shops',
    variables: {
      MAGENTO_URLS: { required: true, description: 'the URLs of shops' },
      MAGENTO_LIMIT: rateLimit('60/60'),
    },
  },
  shopify: {
    kind: 'STORE',
    title: 'Shopify shops',
    variables: {
      SHOPIFY_URLS: { required: true, description: 'the URLs of shops' },
      SHOPIFY_LIMIT: rateLimit('60/60'),
    },
  },
  bazaarvoice: {
    kind: 'STORE',
    title: 'Bazaarvoice',
    variables: {
      BAZAARVOICE_PASSKEYS: {
        required: true,
        description: 'the passkey of each retailer',
      },
      BAZAARVOICE_URL: baseUrl("Bazaarvoice's API", 'https://api.bazaarvoice.com'),
      BAZAARVOICE_LIMIT: rateLimit('100/60'),
    },
  },
  walmart: { kind: 'STORE', title: 'Walmart', variables: {}, account: 'serpapi' },
  homedepot: { kind: 'STORE', title: 'The Home Depot', variables: {}, account: 'serpapi' },
  serpapi: {
    kind: 'GOOGLE',
    title: 'Google Shopping',
    variables: {
      SERPAPI_KEY: { required: true, description: 'a SerpApi API key' },
      SERPAPI_URL: baseUrl('SerpApi', 'https://serpapi.com'),
      SERPAPI_LIMIT: rateLimit('1000/3600'),
    },
  },
  productfeed: {
    kind: 'GOOGLE',
    title: 'Google product review feeds',
    variables: {
      GOOGLE_REVIEW_FEED_URLS: { required: true, description: 'the URLs of feeds' },
      PRODUCTFEED_LIMIT: rateLimit('10/60'),
    },
  },
} as const satisfies Record<string, CatalogueRow>;

export type SourceName = keyof typeof catalogue;

/** The names of all sources, in display order. */
export const sourceNames = Object.keys(catalogue).filter(isSourceName);

export function isSourceName(name: string): name is SourceName {
  return Object.hasOwn(catalogue, name);
}

/** Returns the row of a source, with the type that all rows share. */
export const catalogueRow = (name: SourceName): CatalogueRow => catalogue[name];

/** The source whose account a source uses: mostly itself. */
export const accountOf = (name: SourceName): SourceName => {
  const { account = name } = catalogueRow(name);
  return isSourceName(account) ? account : name;
};

/** The variables that a source reads, those of its account. */
export const variablesOf = (name: SourceName): CatalogueRow['variables'] =>
  catalogueRow(accountOf(name)).variables;

/** Returns the sources of one kind, in display order. */
export const sourcesOfKind = (kind: ReviewKind): SourceName[] =>
  sourceNames.filter((name) => catalogue[name].kind === kind);
