import {
  accountOf,
  baseUrl,
  type CatalogueRow,
  catalogueRow,
  isSourceName,
  rateLimit,
  type SourceName,
  sourceNames,
} from './catalogue.ts';

/** The variables are `<NAME>_URL` and `<NAME>_LIMIT`, unless the platform is a source too, whose row has them. */
export type PlatformRow = Pick<CatalogueRow, 'title' | 'variables'>;

/**
 * Every review platform behind product pages, in the order in which a page is searched for them. Each has one row here and one file or
 * folder in `worker/platforms`.
 */
export const platforms = {
  judgeme: {
    title: 'Judge.me',
    variables: {
      JUDGEME_URL: baseUrl('Judge.me', 'https://judge.me'),
      JUDGEME_LIMIT: rateLimit('60/60'),
    },
  },
  yotpo: {
    title: 'Yotpo',
    variables: {
      YOTPO_URL: baseUrl("Yotpo's API", 'https://api-cdn.yotpo.com'),
      YOTPO_LIMIT: rateLimit('5000/60'),
    },
  },
  okendo: {
    title: 'Okendo',
    variables: {
      OKENDO_URL: baseUrl("Okendo's API", 'https://api.okendo.io'),
      OKENDO_LIMIT: rateLimit('60/60'),
    },
  },
  stamped: {
    title: 'Stamped',
    variables: {
      STAMPED_URL: baseUrl("Stamped's API", 'https://stamped.io'),
      STAMPED_LIMIT: rateLimit('60/60'),
    },
  },
  powerreviews: {
    title: 'PowerReviews',
    variables: {
      POWERREVIEWS_URL: baseUrl("PowerReviews's API", 'https://readservices-b2c.powerreviews.com'),
      POWERREVIEWS_LIMIT: rateLimit('300/60'),
    },
  },
  bazaarvoice: { title: 'Bazaarvoice', variables: {} },
} as const satisfies Record<string, PlatformRow>;

export type PlatformName = keyof typeof platforms;

export const platformNames = Object.keys(platforms).filter(isPlatformName);

export function isPlatformName(name: string): name is PlatformName {
  return Object.hasOwn(platforms, name);
}

/** Returns the row of a platform, with the type that all rows share. */
export const platformRow = (name: PlatformName): PlatformRow => platforms[name];

/** A source or a platform. Each has a rate limit for each host, unless it uses the account of another source. */
export type ServiceName = SourceName | PlatformName;

export const serviceNames: readonly ServiceName[] = [
  ...sourceNames,
  ...platformNames.filter((name) => !isSourceName(name)),
];

/** The row of a source, or of a platform that is none. */
export const serviceRow = (name: ServiceName): PlatformRow =>
  isSourceName(name) ? catalogueRow(name) : platformRow(name);

/** The service whose limit and cooldowns apply. */
export const limitedAs = (name: ServiceName): ServiceName =>
  isSourceName(name) ? accountOf(name) : name;
