import type { WebFile } from './web-files.ts';

/** Response headers that control caching and, for pages, what they may load. */
export const webHeaders = ({ path, type }: WebFile): Record<string, string> => ({
  vary: 'accept-encoding',
  'x-content-type-options': 'nosniff',
  'cache-control': hasDigestInName(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  ...(type.startsWith('text/html') ? pageHeaders : {}),
});

/** The build puts a content digest into the names of these files, so they never change under the same name. */
const hasDigestInName = (path: string): boolean => path.startsWith('/assets/');

/** Same-origin only. Inline styles are allowed because the component library sets its variables in style elements. */
const policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

const pageHeaders = {
  'content-security-policy': Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; '),
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
};
