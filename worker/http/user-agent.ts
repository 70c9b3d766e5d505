import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Our name in robots.txt. */
export const robotName = 'Reviewcast';

/** The User-Agent of all requests that set none: who we are, and where to complain. */
export const userAgent = `${robotName}/${version()} (+https://github.com/reviewcast/reviewcast)`;

function version(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}
