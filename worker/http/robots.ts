import robotsModule from 'robots-parser';
import { SourceError } from '../source/source-error.ts';
import { robotName } from './user-agent.ts';

export interface Robots {
  /** @throws {SourceError} SOURCE_BLOCKED if robots.txt disallows the URL, or what reading it throws. */
  check(url: URL, signal: AbortSignal): Promise<void>;
}

/**
 * Checks URLs against robots.txt as RFC 9309 says. A site without one allows everything. If it cannot be read, nothing is
 * allowed. Rules are cached for a day, for up to 500 origins.
 *
 * @param read returns the text of a robots.txt, empty if the site has none.
 */
export const openRobots = (read: (url: URL, signal: AbortSignal) => Promise<string>): Robots => {
  const cache = new Map<string, CachedRules>();
  const rulesOf = async (origin: string, signal: AbortSignal): Promise<CachedRules> => {
    const cached = cache.get(origin);
    if (cached !== undefined && cached.expiresAt > Date.now()) return cached;
    const text = await read(new URL('/robots.txt', origin), signal);
    const rules = { text, expiresAt: Date.now() + cacheMs };
    cache.delete(origin);
    cache.set(origin, rules);
    const [oldest] = cache.keys();
    if (cache.size > maxOrigins && oldest !== undefined) cache.delete(oldest);
    return rules;
  };
  return {
    check: async (url, signal) => {
      const { text } = await rulesOf(url.origin, signal);
      if (robotsParser(new URL('/robots.txt', url).href, text).isDisallowed(url.href, robotName)) {
        throw new SourceError(
          'SOURCE_BLOCKED',
          `The robots.txt of ${url.host} disallows this page.`,
          {
            retryable: false,
          },
        );
      }
    },
  };
};

/** The types of the package declare a default export, but its CommonJS module is the function itself. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

interface CachedRules {
  readonly text: string;
  readonly expiresAt: number;
}

const cacheMs = 86_400_000;
const maxOrigins = 500;
