import { type HtmlElement, hasClass, MarkupTooComplexError, parseHtml } from './parse-html.ts';
import { plainText, textOfNodes } from './plain-text.ts';

/**
 * The plain text that the author of a post wrote, without quotations, link previews, pictures and captions. Empty if nothing but
 * links is left, or if the text only says that the post was deleted, because neither is an opinion. Never throws.
 */
export const authorText = (html: string): string => {
  try {
    const nodes = parseHtml(html.slice(0, maxHtmlLength));
    const text = textOfNodes(nodes, { isLeftOut: isQuoted });
    const isLeftOut = (element: HtmlElement) => element.name === 'a' || isQuoted(element);
    const withoutLinks = textOfNodes(nodes, { isLeftOut }).replace(webUrl, '');
    return word.test(withoutLinks) && !deletionNotice.test(text) ? text : '';
  } catch (error) {
    if (error instanceof MarkupTooComplexError) return plainText(html);
    throw error;
  }
};

/** The maximum length of HTML that is parsed: more than enough for the maximum length of text. */
const maxHtmlLength = 200_000;

/** Discourse puts quotations and previews into `aside`, pictures into `.lightbox-wrapper`. */
const isQuoted = (element: HtmlElement): boolean =>
  element.name === 'aside' ||
  (element.name === 'blockquote' && !hasClass(element, 'spoiler')) ||
  hasClass(element, 'lightbox-wrapper');

const webUrl = /\b(?:https?:\/\/|www\.)\S+/gi;

/** Symbols count, because a thumbs-up is an opinion too. */
const word = /[\p{L}\p{N}\p{So}]/u;

/** "[deleted]", "[removed]", "[ Removed by Reddit ]", "(post deleted by author)", "Permanently Deleted". */
const deletionNotice =
  /^(?:[[(]\s?(?:(?:post|topic|comment) )?(?:deleted|removed|withdrawn)\b[^\])]{0,120}[\])]|permanently deleted)$/i;
