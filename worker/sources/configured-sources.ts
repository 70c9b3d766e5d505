import { z } from 'zod';
import {
  accountOf,
  isSourceName,
  type SourceName,
  sourceNames,
  variablesOf,
} from '../../contract/catalogue.ts';
import { limitedAs, type ServiceName, serviceNames, serviceRow } from '../../contract/platforms.ts';
import {
  type Environment,
  InvalidEnvironmentError,
  type ParsedVariables,
  parseVariables,
} from '../../process/read-environment.ts';
import { type RateLimit, rateLimit, serviceUrl } from '../../process/value-types.ts';
import { type PlatformUrls, platformSettings, platformUrlsOf } from '../platforms/platform-urls.ts';
import type { Source } from '../source/source.ts';
import { bazaarvoice, bazaarvoiceSettings } from './bazaarvoice/bazaarvoice.ts';
import { discourse, discourseSettings } from './discourse/discourse.ts';
import { hackernews, hackernewsSettings } from './hackernews.ts';
import { lemmy, lemmySettings } from './lemmy/lemmy.ts';
import { magento, magentoSettings } from './magento.ts';
import { productfeed, productfeedSettings } from './productfeed/productfeed.ts';
import { productpage } from './productpage.ts';
import { reddit, redditSettings } from './reddit/reddit.ts';
import { serpapiSettings } from './serpapi/api.ts';
import { homedepot, walmart } from './serpapi/retail.ts';
import { serpapi } from './serpapi/serpapi.ts';
import { shopify, shopifySettings } from './shopify/shopify.ts';
import { stackexchange, stackexchangeSettings } from './stackexchange/stackexchange.ts';
import { woocommerce, woocommerceSettings } from './woocommerce.ts';

export interface ConfiguredSources {
  /** Ready to use, in the order of the catalogue. */
  readonly sources: readonly Source[];
  /** The required variables that are not set, by source. A source with any is not configured. */
  readonly missing: ReadonlyMap<SourceName, readonly string[]>;
  /** The rate limit of each source and platform, which applies to each host separately; undefined for no limit. */
  readonly limits: ReadonlyMap<ServiceName, RateLimit | undefined>;
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
  const limits = new Map<ServiceName, RateLimit | undefined>();
  const problems: string[] = [];
  for (const name of serviceNames.filter(isLimited)) {
    const limit = parseVariables(limitVariable(name), withDefaults(name, environment));
    limits.set(name, limit.values?.[limitName(name)]);
    problems.push(...limit.problems);
  }
  const urls = parseVariables(platformSettings.shape, allWithDefaults(environment));
  const platforms = urls.values && platformUrlsOf(urls.values);
  for (const name of sourceNames) {
    const set = withDefaults(accountOf(name), environment);
    const unset = requiredVariables(name).filter((variable) => !set[variable]?.trim());
    if (unset.length > 0) missing.set(name, unset);
    const created = factories[name].create(set, unset, platforms);
    if (created.values) sources.push(created.values);
    problems.push(...created.problems.filter((problem) => !problems.includes(problem)));
  }
  // A platform that is a source too has its variables there, and sources may share an account.
  problems.push(...urls.problems.filter((problem) => !problems.includes(problem)));
  return { sources: problems.length === 0 ? { sources, missing, limits } : undefined, problems };
};

interface SourceFactory {
  /** The types of the source's variables, except its limit. */
  readonly types: z.ZodRawShape;
  /**
   * Returns the source, or undefined if a variable is invalid or a required one is in `unset`.
   *
   * @param platforms undefined if a variable of a platform is invalid.
   */
  create(
    set: Environment,
    unset: readonly string[],
    platforms: PlatformUrls | undefined,
  ): ParsedVariables<Source | undefined>;
}

const factory = <Types extends z.ZodRawShape>(
  settings: z.ZodObject<Types>,
  create: (
    settings: z.output<z.ZodObject<Types>>,
    platforms: PlatformUrls | undefined,
  ) => Source | undefined,
): SourceFactory => ({
  types: settings.shape,
  create: (set, unset, platforms) => {
    if (unset.length > 0) {
      const { problems } = parseVariables(settings.partial().shape, set);
      return { values: undefined, problems };
    }
    const { values, problems } = parseVariables(settings.shape, set);
    return values ? { values: create(values, platforms), problems: [] } : { values, problems };
  },
});

const factories: Readonly<Record<SourceName, SourceFactory>> = {
  reddit: factory(redditSettings, reddit),
  hackernews: factory(hackernewsSettings, hackernews),
  discourse: factory(discourseSettings, discourse),
  lemmy: factory(lemmySettings, lemmy),
  stackexchange: factory(stackexchangeSettings, stackexchange),
  productpage: factory(z.object({}), (_, platforms) => platforms && productpage(platforms)),
  woocommerce: factory(woocommerceSettings, woocommerce),
  magento: factory(magentoSettings, magento),
  shopify: factory(
    shopifySettings,
    (settings, platforms) => platforms && shopify(settings, platforms),
  ),
  bazaarvoice: factory(bazaarvoiceSettings, bazaarvoice),
  walmart: factory(serpapiSettings, walmart),
  homedepot: factory(serpapiSettings, homedepot),
  serpapi: factory(serpapiSettings, serpapi),
  productfeed: factory(productfeedSettings, productfeed),
};

const limitName = (name: ServiceName): string => `${name.toUpperCase()}_LIMIT`;

const limitVariable = (name: ServiceName) => ({ [limitName(name)]: rateLimit });

/** The types of the variables that workers read for each source and platform. */
export const variableTypes = (name: ServiceName): z.ZodRawShape =>
  isLimited(name)
    ? {
        ...(isSourceName(name)
          ? factories[name].types
          : { [`${name.toUpperCase()}_URL`]: serviceUrl }),
        ...limitVariable(name),
      }
    : {};

/** Whether it has variables and a limit of its own. */
function isLimited(name: ServiceName): boolean {
  return limitedAs(name) === name;
}

/** The names of the variables of all sources and platforms. */
export const sourceVariableNames: readonly string[] = serviceNames.flatMap((name) =>
  Object.keys(serviceRow(name).variables),
);

/** The types of the variables of all sources and platforms. */
export const sourceVariableTypes: z.ZodRawShape = Object.fromEntries(
  serviceNames.flatMap((name) => Object.entries(variableTypes(name))),
);

const requiredVariables = (name: SourceName): string[] =>
  Object.entries(variablesOf(name))
    .filter(([, { required, default: fallback }]) => required && fallback === undefined)
    .map(([variable]) => variable);

const withDefaults = (name: ServiceName, environment: Environment): Environment =>
  Object.fromEntries(
    Object.entries(serviceRow(name).variables).map(([variable, { default: fallback }]) => [
      variable,
      environment[variable]?.trim() || fallback,
    ]),
  );

const allWithDefaults = (environment: Environment): Environment =>
  Object.assign({}, ...serviceNames.map((name) => withDefaults(name, environment)));
