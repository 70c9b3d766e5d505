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

/** Every source that this version can collect from: one row each, one file each in `worker/sources`. */
export const catalogue = {
  hackernews: {
    kind: 'COMMUNITY',
    title: 'Hacker News',
    variables: {
      HACKERNEWS_URL: {
        required: false,
        holds: 'base address of the Algolia search of Hacker News',
        default: 'https://hn.algolia.com',
      },
    },
  },
  woocommerce: {
    kind: 'STORE',
    title: 'WooCommerce shops',
    variables: {
      WOOCOMMERCE_URLS: { required: true, holds: 'addresses of shops, comma-separated' },
    },
  },
  productpage: {
    kind: 'STORE',
    title: 'Product pages',
    variables: {},
    needsProductUrls: true,
  },
  serpapi: {
    kind: 'GOOGLE',
    title: 'Google Shopping',
    variables: {
      SERPAPI_KEY: { required: true, holds: 'an API key of SerpApi', secret: true },
      SERPAPI_URL: {
        required: false,
        holds: 'base address of SerpApi',
        default: 'https://serpapi.com',
      },
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
