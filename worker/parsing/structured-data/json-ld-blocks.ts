import { DomUtils } from 'htmlparser2';
import type { HtmlNode } from '../parse-html.ts';

/** The texts of the JSON-LD blocks of a page. */
export const jsonLdBlocks = (page: readonly HtmlNode[]): string[] =>
  // Selectors take quadratic time on pages with many scripts.
  DomUtils.getElementsByTagName('script', [...page])
    .filter(({ attribs }) => jsonLdType.test(attribs['type'] ?? ''))
    .map((script) => DomUtils.textContent(script));

/** {@link jsonLdBlocks} of a page that is too complex to be parsed. */
export const jsonLdBlocksIn = (html: string): string[] => {
  const blocks: string[] = [];
  const start = /<script\s([^<>]*)>/gi;
  const end = /<\/script/gi;
  for (let opening = start.exec(html); opening !== null; opening = start.exec(html)) {
    end.lastIndex = start.lastIndex;
    const closing = end.exec(html);
    if (closing === null) break;
    const type = /\btype\s*=\s*["']?([^"'>]*)/i.exec(opening[1] ?? '')?.[1] ?? '';
    if (jsonLdType.test(type)) blocks.push(html.slice(start.lastIndex, closing.index));
    start.lastIndex = closing.index;
  }
  return blocks;
};

const jsonLdType = /^\s*application\/ld\+json\b/i;
