import { MarkupTooComplexError, parseHtml } from './parse-html.ts';
import { plainText, textOfNodes } from './plain-text.ts';

/**
 * What the author of a post wrote there, as plain text out of its HTML: without quotations, previews of links, pictures and
 * their captions. Empty where no word is left besides links, and where the words only say that the post was taken away: those
 * are no opinions. Takes any input, never throws.
 */
export const authorText = (html: string): string => {
  try {
    const $ = parseHtml(html.slice(0, maxHtmlLength));
    $(notOwn).remove();
    const own = textOfNodes($.root().contents().get());
    $('a').remove();
    const besidesLinks = textOfNodes($.root().contents().get()).replace(address, '');
    return word.test(besidesLinks) && !withdrawn.test(own) ? own : '';
  } catch (error) {
    if (error instanceof MarkupTooComplexError) return plainText(html);
    throw error;
  }
};

/** More than is kept of any text. */
const maxHtmlLength = 200_000;

/** `aside` is what Discourse writes around quotations and previews, `.lightbox-wrapper` around pictures. */
const notOwn = 'blockquote:not(.spoiler), aside, .lightbox-wrapper';

const address = /\b(?:https?:\/\/|www\.)\S+/gi;

/** A symbol such as a raised thumb is an opinion too. */
const word = /[\p{L}\p{N}\p{So}]/u;

/** "[deleted]", "[removed]", "[ Removed by Reddit ]", "(post deleted by author)", "Permanently Deleted". */
const withdrawn =
  /^(?:[[(]\s?(?:(?:post|topic|comment) )?(?:deleted|removed|withdrawn)\b[^\])]{0,120}[\])]|permanently deleted)$/i;
