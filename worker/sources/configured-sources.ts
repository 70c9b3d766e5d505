import { z } from 'zod';
import {
  catalogueRow,
  type SourceName,
  type SourceVariable,
  sourceNames,
} from '../../contract/catalogue.ts';
import type { ServiceLimit } from '../../tasks/service-limits.ts';
import { requestLimit } from '../source/settings.ts';
import type { Source } from '../source/source.ts';
import { bazaarvoice, bazaarvoiceSettings } from './bazaarvoice/bazaarvoice.ts';
import { discourse, discourseSettings } from './discourse/discourse.ts';
import { hackernews, hackernewsSettings } from './hackernews.ts';
import { lemmy, lemmySettings } from './lemmy/lemmy.ts';
import { productfeed, productfeedSettings } from './productfeed/productfeed.ts';
import { productpage } from './productpage.ts';
import { reddit, redditSettings } from './reddit/reddit.ts';
import { serpapi, serpapiSettings } from './serpapi/serpapi.ts';
import { shopify, shopifySettings } from './shopify/shopify.ts';
import { stackexchange, stackexchangeSettings } from './stackexchange/stackexchange.ts';
import { woocommerce, woocommerceSettings } from './woocommerce.ts';

export interface ConfiguredSources {
  /** Ready to use, in the catalogue's order. */
  readonly sources: readonly Source[];
  /** The required variables that are not set, of each source that is therefore not configured. */
  readonly missing: ReadonlyMap<SourceName, readonly string[]>;
  /** How often each source may ask one host; undefined for any number of requests. */
  readonly limits: ReadonlyMap<SourceName, ServiceLimit | undefined>;
}

/**
 * Makes the sources that `environment` configures. A variable that is unset or blank has its default, where the catalogue
 * knows one.
 *
 * @throws {InvalidVariables} naming every malformed variable, what it held and what it may hold.
 */
export const configuredSources = (
  environment: Readonly<Record<string, string | undefined>>,
): ConfiguredSources => {
  const sources: Source[] = [];
  const missing = new Map<SourceName, string[]>();
  const limits = new Map<SourceName, ServiceLimit | undefined>();
  const faults: string[] = [];
  for (const name of sourceNames) {
    const held: Record<string, string> = {};
    const unset: string[] = [];
    for (const [variable, { default: fallback, required }] of variablesOf(name)) {
      const value = environment[variable]?.trim() || fallback;
      if (value !== undefined) held[variable] = value;
      else if (required) unset.push(variable);
    }
    const made = makers[name](held);
    if (unset.length > 0) missing.set(name, unset);
    else if (made.source !== undefined) sources.push(made.source);
    const limited = limitSchema(name).safeParse(held);
    if (limited.success) limits.set(name, Object.values(limited.data)[0]);
    const issues = [...made.issues, ...(limited.error?.issues ?? [])];
    const malformed = issues.filter(
      ({ path: [variable = ''] }) => !unset.includes(String(variable)),
    );
    faults.push(...malformed.map((issue) => faultOf(name, held, issue)));
  }
  if (faults.length > 0) throw new InvalidVariables(faults);
  return { sources, missing, limits };
};

/** Variables of the sources that hold what they may not. */
export class InvalidVariables extends Error {
  override name = 'InvalidVariables';
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

interface Made {
  readonly source?: Source;
  readonly issues: readonly z.core.$ZodIssue[];
}

const maker =
  <Settings>(schema: z.ZodType<Settings>, make: (settings: Settings) => Source) =>
  (held: unknown): Made => {
    const settings = schema.safeParse(held);
    return settings.success
      ? { source: make(settings.data), issues: [] }
      : { issues: settings.error.issues };
  };

const limitSchema = (name: SourceName) =>
  z.object({ [`${name.toUpperCase()}_LIMIT`]: requestLimit });

const makers: Readonly<Record<SourceName, (held: unknown) => Made>> = {
  reddit: maker(redditSettings, reddit),
  hackernews: maker(hackernewsSettings, hackernews),
  discourse: maker(discourseSettings, discourse),
  lemmy: maker(lemmySettings, lemmy),
  stackexchange: maker(stackexchangeSettings, stackexchange),
  productpage: maker(z.object({}), productpage),
  woocommerce: maker(woocommerceSettings, woocommerce),
  shopify: maker(shopifySettings, shopify),
  bazaarvoice: maker(bazaarvoiceSettings, bazaarvoice),
  serpapi: maker(serpapiSettings, serpapi),
  productfeed: maker(productfeedSettings, productfeed),
};

const variablesOf = (name: SourceName): [string, SourceVariable][] =>
  Object.entries(catalogueRow(name).variables);

const faultOf = (
  name: SourceName,
  held: Readonly<Record<string, string>>,
  { path: [first], message }: z.core.$ZodIssue,
): string => {
  const variable = String(first);
  const row = catalogueRow(name).variables[variable];
  const value = held[variable] ?? '';
  const shown =
    row?.secret === true
      ? `a secret of ${value.length} characters`
      : JSON.stringify(value.replace(/\/\/[^/@\s,]*@/g, '//…@').slice(0, 200));
  return `${variable} holds ${shown}; it may hold ${row?.holds ?? 'another value'}: ${message}.`;
};
