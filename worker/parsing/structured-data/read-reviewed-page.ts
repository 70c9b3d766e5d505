import { MarkupTooComplexError, parseHtml } from '../parse-html.ts';
import { type Item, itemsOf } from './item.ts';
import { readJsonLd } from './json-ld.ts';
import { jsonLdBlocks, jsonLdBlocksIn } from './json-ld-blocks.ts';
import { linkItems } from './link-items.ts';
import { mergeThings } from './merge-things.ts';
import { readMicrodata } from './microdata.ts';
import { type PageSubject, pageSubject } from './page-subject.ts';
import { relatedIn } from './related-items.ts';
import { isReviewed, type ReviewedPage } from './reviewed-item.ts';
import { thingsIn } from './reviewed-things.ts';
import { firstStated } from './stated-ratings.ts';
import { uniqueReviews } from './unique-reviews.ts';
import { isPage } from './vocabulary.ts';

/**
 * Reads what a page has ratings or reviews of, in its JSON-LD and microdata. Items with the same name are merged, and so are their
 * duplicate reviews, even across notations. Takes time linear in the length of the page.
 *
 * @param url the URL of the page, to which IDs may be relative. Default: none.
 * @throws {MarkupTooComplexError} if the page is nested too deeply or too large, and has no JSON-LD.
 */
export const readReviewedPage = (html: string, url?: string): ReviewedPage => {
  const { items, subject } = contentOf(html);
  const linked = linkItems(items, url);
  const { things, unattached } = thingsIn(linked, subject.language, url);
  const main = new Set(linked.filter(isPage).flatMap((page) => itemsOf(page, 'mainEntity')));
  const related = relatedIn(linked, main);
  // A single product without a name is what the page is about.
  const nameless = things.filter(
    ({ item, kind, name, lists, statements }) =>
      kind === 'product' &&
      name === null &&
      !related.has(item) &&
      lists.length + statements.length > 0,
  );
  const own = nameless.length === 1 ? [...nameless, unattached] : [unattached];
  return {
    subject,
    items: mergeThings(things, main, related).filter(
      (item) => item.kind === 'product' || isReviewed(item),
    ),
    unattached: {
      stated: firstStated(own.flatMap(({ statements }) => statements)),
      reviews: uniqueReviews(own.flatMap(({ lists }) => lists)),
    },
  };
};

/** Of a page that is too complex, only the JSON-LD is read. */
const contentOf = (html: string): { items: Item[]; subject: PageSubject } => {
  try {
    const page = parseHtml(html);
    return {
      items: [...readJsonLd(jsonLdBlocks(page)), ...readMicrodata(page)],
      subject: pageSubject(page),
    };
  } catch (error) {
    const blocks = error instanceof MarkupTooComplexError ? jsonLdBlocksIn(html) : [];
    if (blocks.length === 0) throw error;
    return { items: readJsonLd(blocks), subject: { titles: [], isProduct: false, language: null } };
  }
};
