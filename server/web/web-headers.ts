import type { WebFile } from './web-files.ts';

/**
 * Response headers that control caching and, for pages, what they may load.
 *
 * @param imageSources where pages may load images from besides the server, as sources of a content security policy.
 */
export const webHeaders = (
  { path, type }: WebFile,
  imageSources: readonly string[],
): Record<string, string> => ({
  ...(hasDigestInName(path) ? immutableHeaders : revalidatedHeaders),
  ...(type.startsWith('text/html')
    ? policyHeader({
        ...webPolicy,
        'img-src': [webPolicy['img-src'], ...imageSources].join(' '),
      })
    : {}),
});

/** The build puts a content digest into the names of these files, so they never change under the same name. */
const hasDigestInName = (path: string): boolean => path.startsWith('/assets/');

/** Of a file whose name contains a digest of its content. */
export const immutableHeaders = {
  vary: 'accept-encoding',
  'cache-control': 'public, max-age=31536000, immutable',
};

/** Of a file that may change under the same name. */
export const revalidatedHeaders = { ...immutableHeaders, 'cache-control': 'no-cache' };

/** Same-origin only. Inline styles are allowed because the component library sets its variables in style elements. */
const webPolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

/** What a page may load and do, in place of the policy that every response has. */
export const policyHeader = (policy: Record<string, string>) => ({
  'content-security-policy': Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; '),
});

/** Of the GraphiQL page, which is different for each visitor. Its editor has workers, and a font in its style sheet. */
export const graphiqlHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  vary: 'accept',
  ...policyHeader({
    ...webPolicy,
    'worker-src': "'self'",
    'font-src': "'self' data:",
    'form-action': "'none'",
  }),
};

/** Of the reference of the REST API, which has no script. */
export const referenceHeaders = {
  ...revalidatedHeaders,
  ...policyHeader({
    ...webPolicy,
    'script-src': "'none'",
    'connect-src': "'none'",
    'form-action': "'none'",
  }),
};
