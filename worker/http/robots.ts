import robotsModule from 'robots-parser';
import { SourceError } from '../source/source-error.ts';
import { robotName } from './user-agent.ts';

/** Keeps us off pages whose owners ask programs to stay away. */
export interface Robots {
  /** @throws {SourceError} SOURCE_BLOCKED where robots.txt disallows it, or what `read` throws. */
  check(url: URL, signal: AbortSignal): Promise<void>;
}

/**
 * Rules by RFC 9309: a site without a robots.txt allows everything; one that cannot be reached or is overloaded allows
 * nothing for now, which shows as the failure to read it. Kept for a day and for 500 origins, whatever `read` answered.
 *
 * @param read gives the text of a robots.txt, empty where the site has none.
 */
export const openRobots = (read: (url: URL, signal: AbortSignal) => Promise<string>): Robots => {
  const kept = new Map<string, Rules>();
  const rulesOf = async (origin: string, signal: AbortSignal): Promise<Rules> => {
    const known = kept.get(origin);
    if (known !== undefined && known.until > Date.now()) return known;
    const address = new URL('/robots.txt', origin);
    const rules = { text: await read(address, signal), until: Date.now() + keptMs };
    kept.delete(origin);
    kept.set(origin, rules);
    const [oldest] = kept.keys();
    if (kept.size > keptOrigins && oldest !== undefined) kept.delete(oldest);
    return rules;
  };
  return {
    check: async (url, signal) => {
      const { text } = await rulesOf(url.origin, signal);
      if (robotsParser(new URL('/robots.txt', url).href, text).isDisallowed(url.href, robotName)) {
        throw new SourceError(
          'SOURCE_BLOCKED',
          `The robots.txt of ${url.host} asks programs to stay away from this page.`,
          { retryable: false },
        );
      }
    },
  };
};

/** The package's types promise a default export; its CommonJS file is the function itself, as the tests show. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

interface Rules {
  readonly text: string;
  readonly until: number;
}

const keptMs = 86_400_000;
const keptOrigins = 500;
