import { isOk, type OutboundResponse } from '../../outbound/outbound-response.ts';
import { mayRefresh, parsePageRefresh, refreshTarget } from '../parsing/page-refresh.ts';
import type { Parse } from '../source/parser.ts';

/**
 * Where the `Refresh` header or a `meta` element of a page redirects to; undefined if nowhere. A page that refreshes itself is asked for
 * again only if it has set a cookie, because otherwise it would stay the same.
 */
export const refreshOf = async (
  response: OutboundResponse,
  html: string,
  parse: Parse,
): Promise<URL | undefined> => {
  const { headers, url } = response;
  if (!isOk(response)) return undefined;
  const target =
    refreshTarget(headers.get('refresh') ?? '', url.href) ??
    (mayRefresh(html) ? await parse(parsePageRefresh, { html, url: url.href }) : null);
  if (target === null) return undefined;
  const next = new URL(target);
  next.hash = '';
  const isSame = next.href === url.href.replace(/#.*/, '');
  return isSame && headers.getSetCookie().length === 0 ? undefined : next;
};
