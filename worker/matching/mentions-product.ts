import { mentionsAllWords, titleMatch } from './title-match.ts';

/**
 * Whether a post speaks of the product: each asked word stands in its text, its title or its thread's title, and neither title
 * names another thing by those words, such as "A lid for the Acme Kettle", or "Pixel 8 Pro" where the Pixel 8 was asked for.
 *
 * @param text plain.
 */
export const mentionsProduct = (asked: string, titles: readonly string[], text: string): boolean =>
  mentionsAllWords(asked, [...titles, text]) && !titles.some((title) => namesAnother(asked, title));

const namesAnother = (asked: string, title: string): boolean =>
  mentionsAllWords(asked, [title]) && titleMatch(asked, title.replace(askingFor, ' ')) === 0;

/** In a shop, what is "for" a product is another thing. In a conversation people ask for the product itself. */
const askingFor =
  /\b(?:look|ask|search|shopp|wait|hop|sav|go)ing for\b|\b(?:opinions?|advice|reviews?|experiences?|thoughts|settled|vote|praise) for\b/gi;
