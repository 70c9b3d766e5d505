import { mentionsAllWords, titleMatch } from './title-match.ts';

/**
 * Whether a post is about the product: its text, its title or the title of its thread contain all words of the product name, and
 * neither title names another product with them, such as "A lid for the Acme Kettle", or "Pixel 8 Pro" if the product is the Pixel 8.
 *
 * @param text plain text.
 */
export const mentionsProduct = (
  wanted: string,
  titles: readonly string[],
  text: string,
): boolean => {
  const heads = titles.map((title) => title.slice(0, maxTitleLength));
  return (
    mentionsAllWords(wanted, [...heads, text]) &&
    !heads.some((title) => namesOtherProduct(wanted, title))
  );
};

/** The maximum length of a title that is searched. All posts of a thread share its title. */
const maxTitleLength = 1000;

const namesOtherProduct = (wanted: string, title: string): boolean =>
  mentionsAllWords(wanted, [title]) &&
  titleMatch(wanted, title.replace(conversationalFor, ' ')) === 0;

/** In shops, something "for" a product is another product. In conversations, people ask for the product itself. */
const conversationalFor =
  /\b(?:look|ask|search|shopp|wait|hop|sav|go)ing for\b|\b(?:opinions?|advice|reviews?|experiences?|thoughts|settled|vote|praise) for\b/gi;
