import type { Parse } from '../source/parser.ts';
import { SourceError } from '../source/source-error.ts';
import { isDisallowed } from './robots-rules.ts';
import { robotName } from './user-agent.ts';

export interface Robots {
  /** @throws {SourceError} SOURCE_BLOCKED if robots.txt disallows the URL, or what reading it throws. */
  check(url: URL, read: ReadRobots): Promise<void>;
}

/** Returns the text of a robots.txt, empty if the site has none. */
export type ReadRobots = (url: URL) => Promise<string>;

/**
 * Checks URLs against robots.txt as RFC 9309 says. A site without one allows everything. If it cannot be read, nothing is
 * allowed. Rules are cached for a day, for up to 500 origins.
 */
export const openRobots = (parse: Parse): Robots => {
  const cache = new Map<string, CachedRules>();
  const rulesOf = async (origin: string, read: ReadRobots): Promise<CachedRules> => {
    const cached = cache.get(origin);
    if (cached !== undefined && cached.expiresAt > Date.now()) return cached;
    const text = await read(new URL('/robots.txt', origin));
    const rules = { text, expiresAt: Date.now() + cacheMs };
    cache.delete(origin);
    cache.set(origin, rules);
    const [oldest] = cache.keys();
    if (cache.size > maxOrigins && oldest !== undefined) cache.delete(oldest);
    return rules;
  };
  return {
    check: async (url, read) => {
      const { text } = await rulesOf(url.origin, read);
      if (await parse(parseRobots, { text, url: url.href })) {
        const message = `The robots.txt of ${url.host} disallows this page.`;
        throw new SourceError('SOURCE_BLOCKED', message, { retryable: false });
      }
    },
  };
};

/** Whether the rules disallow the URL. */
export const parseRobots = ({ text, url }: { text: string; url: string }): boolean =>
  isDisallowed(text, new URL(url), robotName);

interface CachedRules {
  readonly text: string;
  readonly expiresAt: number;
}

const cacheMs = 86_400_000;
const maxOrigins = 500;
