import { createHash } from 'node:crypto';
import { policyHeader } from '../web/web-headers.ts';

/** bull-board finds its files and pages below this address. A proxy may serve the dashboard below any path. */
const setBase =
  "document.querySelector('base').setAttribute('href',location.pathname.replace(/(\\/dashboard\\/).*/,'$1'))";

/**
 * The page of bull-board, without the fonts that it would load from another host, and for any path.
 *
 * @param html as bull-board renders it.
 */
export const dashboardPage = (html: string): string =>
  html
    .replaceAll(/<link\b[^>]*\bhref="https?:[^>]*>/g, '')
    .replace(/<base\b[^>]*>/, (base) => `${base}<script>${setBase}</script>`);

const digest = createHash('sha256').update(setBase).digest('base64');

/** bull-board sets styles of elements, and nothing comes from other hosts. */
export const dashboardHeaders = {
  'cache-control': 'no-store',
  ...policyHeader({
    'default-src': "'none'",
    'script-src': `'self' 'sha256-${digest}'`,
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self' data:",
    'connect-src': "'self'",
    'base-uri': "'self'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  }),
};
