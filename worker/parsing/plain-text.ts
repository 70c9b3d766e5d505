import { type DomHandler, DomUtils } from 'htmlparser2';
import { MarkupTooComplexError, parseHtml } from './parse-html.ts';

/** A node of what {@link parseHtml} read. */
export type HtmlNode = DomHandler['dom'][number];

export type HtmlElement = Extract<HtmlNode, { attribs: unknown }>;

/** Characters of a text that are kept; what is longer ends in an ellipsis. */
export const maxTextLength = 10_000;

/**
 * HTML, or text with stray entities, as people read it: no markup, entities decoded once, white space folded, paragraphs a
 * line apart, at most {@link maxTextLength} characters. Line breaks count only where there is no markup. Takes any input,
 * never throws; empty where nothing can be read.
 */
export const plainText = (html: string): string => {
  const start = html.slice(0, maxHtmlLength);
  if (!/[<&]/.test(start)) return fold(start);
  try {
    const nodes = parseHtml(start).root().contents().get();
    return textOfNodes(nodes, !/<[a-z!/]/i.test(start));
  } catch (error) {
    if (error instanceof MarkupTooComplexError) return fold(start.replace(/<[^<>]*>/g, ' '));
    throw error;
  }
};

/** {@link plainText} on one line; null where nothing can be read. For names, titles and the like. */
export const plainLine = (html: string | null | undefined): string | null =>
  plainText(html ?? '').replace(/\s+/g, ' ') || null;

/** The text of nodes that were read already, in the same form. */
export const textOfNodes = (nodes: readonly HtmlNode[], keepLines = false): string => {
  const pieces: string[] = [];
  let length = 0;
  const add = (piece: string) => {
    pieces.push(piece);
    length += piece.length;
  };
  const walk = (node: HtmlNode, pre: boolean): void => {
    if (length > maxHtmlLength) return;
    if (DomUtils.isText(node)) add(pre ? node.data : node.data.replace(/\s+/g, ' '));
    if (!DomUtils.isTag(node) || unread.has(node.name)) return;
    const apart = paragraphs.has(node.name) ? '\n\n' : '';
    add(apart || (breaks.get(node.name) ?? ''));
    for (const child of node.children) walk(child, pre || node.name === 'pre');
    add(apart);
  };
  for (const node of nodes) walk(node, keepLines);
  return fold(pieces.join(''));
};

/** Markup that is read of one text; a review needs a fraction of it. */
const maxHtmlLength = 200_000;

const unread = new Set(['script', 'style', 'template', 'noscript', 'svg', 'title']);

const paragraphs = new Set(
  'p div ul ol dl blockquote pre table section article h1 h2 h3 h4 h5 h6'.split(' '),
);

/** What stands in place of the beginning of an element. */
const breaks = new Map([
  ['br', '\n'],
  ['li', '\n'],
  ['tr', '\n'],
  ['dt', '\n'],
  ['dd', '\n'],
  ['td', ' '],
  ['th', ' '],
]);

const fold = (text: string): string => {
  const folded = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(unprintable, '')
    // Spaces first: the patterns behind it would take quadratic time on long runs of them.
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (folded.length <= maxTextLength) return folded;
  return `${folded.slice(0, maxTextLength - 1).replace(/[\ud800-\udbff]$/, '')}…`;
};

/** Control characters besides white space, the byte order mark, and what turns the direction of a whole page. */
const unprintable = /[^\P{Cc}\s]|[\ufeff\u202a-\u202e\u2066-\u2069]/gu;
