import type { IncomingMessage, ServerResponse } from 'node:http';
import { pagesOf } from './pages.ts';
import { sendFile } from './send-file.ts';
import { readWebFiles } from './web-files.ts';
import { webHeaders } from './web-headers.ts';

/** Responds to a request for one of the application's paths. Returns false if the path is not one of them. */
export type WebApplication = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
) => boolean;

/**
 * Serves the application built into `folder`: its files, and its page at every other path without a file extension, so that its
 * router alone knows the pages. All files are read and compressed once at startup. A request only looks up a name, so no path can
 * escape the folder.
 *
 * @param imageSources where its pages may load images of reviews from.
 * @returns undefined if nothing has been built.
 */
export const loadWebApplication = async (
  folder: string,
  imageSources: readonly string[],
): Promise<WebApplication | undefined> => {
  const files = await readWebFiles(folder);
  const page = files.get('/index.html');
  if (!page) return undefined;
  const pages = pagesOf(page);
  return (request, response, path) => {
    const file = path === page.path || isPagePath(path) ? pages(depthOf(path)) : files.get(path);
    if (!file) return false;
    sendFile(file, request, response, webHeaders(file, imageSources));
    return true;
  };
};

/** How many folders the path is below the root. */
const depthOf = (path: string): number => Math.min(path.split('/').length - 2, maxDepth);

/** Deeper paths do not exist. */
const maxDepth = 20;

/** Paths left to the application's router: all except missing files and unknown paths of the API. */
const isPagePath = (path: string): boolean =>
  !/\.|^\/(api|assets|graphi?ql|dashboard|metrics|mcp)(\/|$)/.test(path);
