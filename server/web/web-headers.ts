import type { WebFile } from './web-files.ts';

/** How long a file may be kept, and what the page may load. */
export const webHeaders = ({ path, type }: WebFile): Record<string, string> => ({
  vary: 'accept-encoding',
  'x-content-type-options': 'nosniff',
  'cache-control': isNamedByContent(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  ...(type.startsWith('text/html') ? pageHeaders : {}),
});

/** The builder puts a digest into the names of all files here: what changes gets another name. */
const isNamedByContent = (path: string): boolean => path.startsWith('/assets/');

/** Everything from here and nothing from elsewhere. The component library writes its variables into style elements. */
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
