import { DomUtils } from 'htmlparser2';
import { escapeStrayBrackets } from './escape-stray-brackets.ts';
import { type HtmlElement, type HtmlNode, MarkupTooComplexError, parseHtml } from './parse-html.ts';

/** The maximum length of a text. Longer ones are cut and end with an ellipsis. */
export const maxTextLength = 10_000;

/**
 * Converts HTML, or text with stray entities, to plain text: entities decoded once, white space collapsed, paragraphs separated by
 * an empty line, at most {@link maxTextLength} characters. Line breaks are kept only if there is no markup. Never throws. The
 * result may be empty.
 */
export const plainText = (html: string): string => {
  const start = escapeStrayBrackets(html.slice(0, maxHtmlLength));
  if (!/[<&]/.test(start)) return collapse(start);
  try {
    return textOfNodes(parseHtml(start), { keepLines: !/<[a-z!/]/i.test(start) });
  } catch (error) {
    if (error instanceof MarkupTooComplexError) return collapse(start.replace(/<[^<>]*>/g, ' '));
    throw error;
  }
};

/** {@link plainText} on one line, for names and titles; null if it is empty. */
export const plainLine = (html: string | null | undefined): string | null =>
  plainText(html ?? '').replace(/\s+/g, ' ') || null;

export interface TextOptions {
  /** Keep line breaks. Default: false. */
  readonly keepLines?: boolean;
  /** The elements to leave out, with all that they contain. Default: none. */
  readonly isLeftOut?: (element: HtmlElement) => boolean;
  /** Called with the work that each node takes; false ends the text there. Default: no limit other than that of its length. */
  readonly spend?: (work: number) => boolean;
}

/** Like {@link plainText}, for parsed nodes. */
export const textOfNodes = (
  nodes: readonly HtmlNode[],
  { keepLines = false, isLeftOut = () => false, spend = () => true }: TextOptions = {},
): string => {
  const pieces: string[] = [];
  let length = 0;
  const add = (piece: string) => {
    pieces.push(piece);
    length += piece.length;
  };
  const walk = (node: HtmlNode, pre: boolean): boolean => {
    const text = DomUtils.isText(node) ? node.data : '';
    if (length > maxHtmlLength || !spend(workOf(text))) return false;
    add(pre ? text : text.replace(/\s+/g, ' '));
    if (!DomUtils.isTag(node) || ignored.has(node.name) || isLeftOut(node)) return true;
    const separator = paragraphs.has(node.name) ? '\n\n' : '';
    add(separator || (breaks.get(node.name) ?? ''));
    const isComplete = node.children.every((child) => walk(child, pre || node.name === 'pre'));
    add(separator);
    return isComplete;
  };
  nodes.every((node) => walk(node, keepLines));
  return collapse(pieces.join(''));
};

/** The work that a text node takes, in nodes. */
const workOf = (text: string): number => 1 + (text.length >> 4);

/** The maximum length of HTML that is read. Reviews need a fraction of it. */
const maxHtmlLength = 200_000;

const ignored = new Set(['script', 'style', 'template', 'noscript', 'svg', 'title']);

const paragraphs = new Set(
  'p div ul ol dl blockquote pre table section article h1 h2 h3 h4 h5 h6'.split(' '),
);

/** What the start of an element is replaced with. */
const breaks = new Map([
  ['br', '\n'],
  ['li', '\n'],
  ['tr', '\n'],
  ['dt', '\n'],
  ['dd', '\n'],
  ['td', ' '],
  ['th', ' '],
]);

const collapse = (text: string): string => {
  const collapsed = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(unprintable, '')
    // Spaces first, because the patterns after it take quadratic time on long runs of spaces.
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return cut(collapsed, maxTextLength);
};

/** The text; if it has more than `max` characters, its beginning with an ellipsis. */
export const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;

/** Control characters other than white space, the byte order mark, and overrides of the text direction. */
const unprintable = /[^\P{Cc}\s]|[\ufeff\u202a-\u202e\u2066-\u2069]/gu;
