import { DomUtils } from 'htmlparser2';
import type { HtmlNode } from '../parse-html.ts';
import { plainLine, textOfNodes } from '../plain-text.ts';

/** What a page says that it is about, besides its structured data. */
export interface PageSubject {
  /** The first heading, the title for links, and the title, as far as there are any. Plain text. */
  readonly titles: readonly string[];
  /** Whether Open Graph says that the page is about a product. */
  readonly isProduct: boolean;
  /** Such as "pt-BR"; null if the page does not say. */
  readonly language: string | null;
}

export const pageSubject = (page: readonly HtmlNode[]): PageSubject => {
  const nodes = [...page];
  const [heading] = DomUtils.getElementsByTagName('h1', nodes);
  const [root] = DomUtils.getElementsByTagName('html', nodes, true, 1);
  const [title] = DomUtils.getElementsByTagName('title', nodes);
  const metas = DomUtils.getElementsByTagName('meta', nodes);
  const openGraph = (name: string) =>
    metas.find(({ attribs }) => (attribs['property'] ?? attribs['name']) === `og:${name}`)?.attribs[
      'content'
    ];
  const titles = [
    heading && textOfNodes(heading.children),
    plainLine(openGraph('title')),
    title && textOfNodes(title.children),
  ];
  return {
    titles: titles.flatMap((text) => (text ? [text.replace(/\s+/g, ' ')] : [])),
    isProduct: /^(?:og:)?product/i.test(openGraph('type') ?? ''),
    language: root?.attribs['lang'] || root?.attribs['xml:lang'] || openGraph('locale') || null,
  };
};
