import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The name under which robots.txt speaks to us. */
export const robotName = 'Reviewcast';

/** Says honestly who asks, and where to complain. */
export const userAgent = `${robotName}/${version()} (+https://github.com/reviewcast/reviewcast)`;

function version(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}
