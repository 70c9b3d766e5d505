import { z } from 'zod';
import { catalogueRow, type SourceName, sourceNames } from '../../contract/catalogue.ts';
import {
  type Environment,
  InvalidEnvironmentError,
  type ParsedVariables,
  parseVariables,
} from '../../process/read-environment.ts';
import { type RateLimit, rateLimit } from '../../process/value-types.ts';
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
  /** Ready to use, in the order of the catalogue. */
  readonly sources: readonly Source[];
  /** The required variables that are not set, by source. A source with any is not configured. */
  readonly missing: ReadonlyMap<SourceName, readonly string[]>;
  /** The rate limit of each source, which applies to each host separately; undefined for no limit. */
  readonly limits: ReadonlyMap<SourceName, RateLimit | undefined>;
}

/**
 * The sources that `environment` configures. A variable that is empty or unset takes its default from the catalogue.
 *
 * @throws {InvalidEnvironmentError} with one line for each invalid variable.
 */
export const configuredSources = (environment: Environment): ConfiguredSources => {
  const { sources, problems } = parseSources(environment);
  if (!sources) throw new InvalidEnvironmentError(problems);
  return sources;
};

/** Like {@link configuredSources}, but returns the problems instead of throwing. */
export const parseSources = (
  environment: Environment,
): { sources: ConfiguredSources | undefined; problems: readonly string[] } => {
  const sources: Source[] = [];
  const missing = new Map<SourceName, readonly string[]>();
  const limits = new Map<SourceName, RateLimit | undefined>();
  const problems: string[] = [];
  for (const name of sourceNames) {
    const set = withDefaults(name, environment);
    const limit = parseVariables(limitVariable(name), set);
    limits.set(name, limit.values?.[limitName(name)]);
    problems.push(...limit.problems);

    const unset = requiredVariables(name).filter((variable) => !set[variable]?.trim());
    if (unset.length > 0) missing.set(name, unset);
    const created = factories[name].create(set, unset);
    if (created.values) sources.push(created.values);
    problems.push(...created.problems);
  }
  return { sources: problems.length === 0 ? { sources, missing, limits } : undefined, problems };
};

interface SourceFactory {
  /** The types of the source's variables, except its limit. */
  readonly types: z.ZodRawShape;
  /** Returns the source, or undefined if a variable is invalid or a required one is in `unset`. */
  create(set: Environment, unset: readonly string[]): ParsedVariables<Source | undefined>;
}

const factory = <Types extends z.ZodRawShape>(
  settings: z.ZodObject<Types>,
  create: (settings: z.output<z.ZodObject<Types>>) => Source,
): SourceFactory => ({
  types: settings.shape,
  create: (set, unset) => {
    if (unset.length > 0) {
      const { problems } = parseVariables(settings.partial().shape, set);
      return { values: undefined, problems };
    }
    const { values, problems } = parseVariables(settings.shape, set);
    return values ? { values: create(values), problems: [] } : { values, problems };
  },
});

const factories: Readonly<Record<SourceName, SourceFactory>> = {
  reddit: factory(redditSettings, reddit),
  hackernews: factory(hackernewsSettings, hackernews),
  discourse: factory(discourseSettings, discourse),
  lemmy: factory(lemmySettings, lemmy),
  stackexchange: factory(stackexchangeSettings, stackexchange),
  productpage: factory(z.object({}), productpage),
  woocommerce: factory(woocommerceSettings, woocommerce),
  shopify: factory(shopifySettings, shopify),
  bazaarvoice: factory(bazaarvoiceSettings, bazaarvoice),
  serpapi: factory(serpapiSettings, serpapi),
  productfeed: factory(productfeedSettings, productfeed),
};

const limitName = (name: SourceName): string => `${name.toUpperCase()}_LIMIT`;

const limitVariable = (name: SourceName) => ({ [limitName(name)]: rateLimit });

/** The types of the variables that workers read for each source. */
export const variableTypes = (name: SourceName): z.ZodRawShape => ({
  ...factories[name].types,
  ...limitVariable(name),
});

/** The names of all source variables. */
export const sourceVariableNames: readonly string[] = sourceNames.flatMap((name) =>
  Object.keys(catalogueRow(name).variables),
);

/** The types of the variables of all sources. */
export const sourceVariableTypes: z.ZodRawShape = Object.fromEntries(
  sourceNames.flatMap((name) => Object.entries(variableTypes(name))),
);

const requiredVariables = (name: SourceName): string[] =>
  Object.entries(catalogueRow(name).variables)
    .filter(([, { required, default: fallback }]) => required && fallback === undefined)
    .map(([variable]) => variable);

const withDefaults = (name: SourceName, environment: Environment): Environment =>
  Object.fromEntries(
    Object.entries(catalogueRow(name).variables).map(([variable, { default: fallback }]) => [
      variable,
      environment[variable]?.trim() || fallback,
    ]),
  );
