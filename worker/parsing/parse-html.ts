import { type CheerioAPI, load } from 'cheerio';
import { DomHandler, Parser } from 'htmlparser2';

/** Elements inside each other; browsers stop at 512, pages of people rarely pass 50. */
export const maxDepth = 256;

/** Elements of one document; the largest product pages have some 30,000. */
export const maxElements = 200_000;

/**
 * Reads HTML, however broken, in time linear in its length.
 *
 * The parser of cheerio's own `load` follows the standard, whose repairs take quadratic time on hostile nesting; the
 * lenient one beneath it does not, once depth is bounded.
 *
 * @throws {MarkupTooComplexError} past {@link maxDepth} or {@link maxElements}.
 */
export const parseHtml = (html: string): CheerioAPI => {
  const handler = new BoundedHandler();
  const parser = new Parser(handler);
  parser.end(html);
  return load(handler.root);
};

/** The document is nested more deeply, or has more elements, than any that people write. */
export class MarkupTooComplexError extends Error {
  override name = 'MarkupTooComplexError';
}

class BoundedHandler extends DomHandler {
  private depth = 0;
  private elements = 0;

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.depth++;
    this.elements++;
    if (this.depth > maxDepth || this.elements > maxElements) {
      throw new MarkupTooComplexError(
        `more than ${maxDepth} elements deep, or more than ${maxElements} in all`,
      );
    }
    super.onopentag(name, attributes);
  }

  override onclosetag(): void {
    this.depth--;
    super.onclosetag();
  }
}
