import { DomHandler, Parser } from 'htmlparser2';

/** A node of a document parsed by {@link parseHtml}. */
export type HtmlNode = DomHandler['dom'][number];

export type HtmlElement = Extract<HtmlNode, { attribs: unknown }>;

/** The maximum nesting depth of elements. Browsers stop there too; real pages rarely exceed 50, unless elements are not closed. */
export const maxDepth = 512;

/** The maximum number of elements. The largest product pages have about 30,000. */
export const maxElements = 200_000;

/**
 * Parses HTML, however malformed, in time linear in its length, and returns the nodes at its top. Parsers that follow the HTML
 * standard take quadratic time to recover from hostile nesting. htmlparser2 does not if the depth is bounded. A template has no
 * children: its content is not part of the page, except for that of a shadow root.
 *
 * @throws {MarkupTooComplexError} above {@link maxDepth} or {@link maxElements}.
 */
export const parseHtml = (html: string): readonly HtmlNode[] => {
  const handler = new BoundedHandler();
  new Parser(handler).end(html);
  return handler.dom;
};

export const hasClass = ({ attribs }: HtmlElement, name: string): boolean =>
  attribs['class']?.split(/\s+/).includes(name) ?? false;

/** The document is nested too deeply or has too many elements. */
export class MarkupTooComplexError extends Error {
  override name = 'MarkupTooComplexError';
}

class BoundedHandler extends DomHandler {
  private depth = 0;
  private elements = 0;

  constructor() {
    super(null, null, (element) => {
      const isInert = element.name === 'template' && !('shadowrootmode' in element.attribs);
      if (isInert) element.children = [];
    });
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.depth++;
    this.elements++;
    if (this.depth > maxDepth || this.elements > maxElements) {
      throw new MarkupTooComplexError(
        `The document is nested more than ${maxDepth} levels deep or has more than ${maxElements} elements.`,
      );
    }
    super.onopentag(name, attributes);
  }

  override onclosetag(): void {
    this.depth--;
    super.onclosetag();
  }
}
