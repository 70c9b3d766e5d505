import { digestOf, type WebFile } from './web-files.ts';

/**
 * The application's page as it is served at paths of different depth. A proxy may serve the application below a path of its own,
 * which the server does not know. So all links are relative, and the page says how to get to its root: `data-root="../"`.
 *
 * @returns the page for paths that are so many folders below the root.
 */
export const pagesOf = (page: WebFile): ((depth: number) => WebFile) => {
  const html = page.bodies.identity.toString();
  const pages = new Map<number, WebFile>();
  return (depth) => {
    const known = pages.get(depth);
    if (known) return known;
    const root = depth === 0 ? './' : '../'.repeat(depth);
    const identity = Buffer.from(
      html
        .replace(/<html\b/, `<html data-root="${root}"`)
        .replaceAll(/\b(src|href)="\.\//g, `$1="${root}`),
    );
    const served = { ...page, digest: digestOf(identity), bodies: { identity } };
    pages.set(depth, served);
    return served;
  };
};
