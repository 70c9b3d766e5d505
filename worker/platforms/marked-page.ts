import { DomUtils } from 'htmlparser2';
import {
  type HtmlElement,
  hasClass,
  MarkupTooComplexError,
  parseHtml,
} from '../parsing/parse-html.ts';

/** What is known of the product of a page before the page is read. */
export interface KnownProduct {
  /** The name that the caller asked for: marks may name several products. */
  readonly productName: string;
  /** Shopify's ID. */
  readonly productId?: string | undefined;
  /** `{name}.myshopify.com`. */
  readonly shopName?: string | undefined;
}

/** A page in which the marks of platforms are looked for. */
export interface MarkedPage extends KnownProduct {
  readonly html: string;
  /** The inline scripts and the addresses of the page, without comments of HTML, and with plain slashes and quotes in place of escaped ones. */
  readonly code: string;
  /** In the order of the page; empty if it is too complex. */
  readonly elements: readonly HtmlElement[];
}

/** Parses the page at most once, and only if its elements or code are asked for, because most pages have no marks. */
export const markedPage = (html: string, known: KnownProduct): MarkedPage => {
  let elements: readonly HtmlElement[] | undefined;
  let code: string | undefined;
  return {
    ...known,
    html,
    get elements() {
      elements ??= elementsOf(html);
      return elements;
    },
    get code() {
      code ??= codeOf(this.elements);
      return code;
    },
  };
};

/** The value of an attribute of the first element that has a valid one. */
export const attributeOf = (
  { elements }: Pick<MarkedPage, 'elements'>,
  name: string,
  valid: RegExp,
  isMarked: (element: HtmlElement) => boolean = () => true,
): string | undefined => {
  for (const element of elements) {
    const value = element.attribs[name]?.trim();
    if (value !== undefined && valid.test(value) && isMarked(element)) return value;
  }
  return undefined;
};

/** What the first of the patterns that is found captures. */
export const captured = (text: string, patterns: readonly RegExp[]): string | undefined => {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Whether an element has one of the classes. */
export const hasSomeClass =
  (...names: readonly string[]) =>
  (element: HtmlElement): boolean =>
    names.some((name) => hasClass(element, name));

const codeOf = (elements: readonly HtmlElement[]): string => {
  const parts = elements.flatMap((element) => [
    ...(element.name === 'script' ? [DomUtils.textContent(element)] : []),
    ...addresses.flatMap((name) => element.attribs[name] ?? []),
  ]);
  return unescaped(parts.join('\n'));
};

const addresses = ['src', 'href', 'data-src'];

/** Scripts contain addresses in JSON, and JSON in texts. */
const unescaped = (text: string): string =>
  text.replace(/\\(?:\/|u002f)/gi, '/').replaceAll('\\"', '"');

const elementsOf = (html: string): HtmlElement[] => {
  try {
    return DomUtils.findAll(() => true, [...parseHtml(html)]);
  } catch (error) {
    if (error instanceof MarkupTooComplexError) return [];
    throw error;
  }
};
