import type { RawProduct } from '../parsing/review-details.ts';
import type { ItemReview } from '../parsing/structured-data/item-review.ts';
import {
  isReviewed,
  type ReviewedItem,
  type ReviewedPage,
} from '../parsing/structured-data/reviewed-item.ts';
import { firstStated, sumOfStated } from '../parsing/structured-data/stated-ratings.ts';
import type { Stated } from '../source/source.ts';
import { productMatch } from './product-match.ts';
import { mentionsAllWords, sharedWords, titleMatch, titleMatchesInPart } from './title-match.ts';

export interface Answer {
  /** The most reliable first. Lists may share reviews. */
  readonly parts: readonly Part[];
  readonly stated: Stated;
}

interface Part {
  /** What the reviews are about. */
  readonly name: string | null;
  readonly product: RawProduct;
  readonly reviews: readonly ItemReview[];
}

/**
 * What a page that the caller named says of the product asked for. Undefined if it describes no such product.
 *
 * 1. The products whose names match like those in a search. If one is what the page is about, or has just the name asked for, others
 *    are left out.
 * 2. The related product that matches best.
 * 3. The product that shares the most words with the name, at least half of them.
 * 4. If the page describes no product: anything else that it has reviews of, such as a book, if its name matches or is in the
 *    page's title with the name asked for; an organization only if it has just that name.
 *
 * 5. If a review platform is behind a page that describes nothing: what the page's title names, if it matches as in 1 or 3.
 *
 * 2 and 3 do not count if the page's title names the product asked for, but not the one found. With a product come what it is a
 * variant of, or its variants, and the reviews on the page that refer to nothing else.
 *
 * @param hasPlatform whether a review platform is behind the page. Default: false.
 */
export const askedItems = (
  page: ReviewedPage,
  asked: string,
  hasPlatform = false,
): Answer | undefined => {
  const { items, subject, unattached } = page;
  const match = ({ name, gtins }: ReviewedItem) =>
    productMatch(asked, { title: name ?? '', gtins });
  const title = subject.titles.find((text) => titleMatch(asked, text) > 0);
  const isInTitle = ({ name }: ReviewedItem) =>
    title !== undefined && mentionsAllWords(name ?? '', [title]);
  const isPlausible = (item: ReviewedItem) => title === undefined || isInTitle(item);

  const products = items.filter(({ kind, name }) => kind === 'product' && name !== null);
  const own = products.filter(({ isRelated }) => !isRelated);
  const matching = own.filter((item) => match(item) > 0);
  const leading = matching.filter((item) => item.isMain || match(item) === 1 || isInTitle(item));
  const related = products.filter((item) => item.isRelated && match(item) > 0 && isPlausible(item));
  const similar = own.filter(
    (item) => titleMatchesInPart(asked, item.name ?? '') && isPlausible(item),
  );
  const chosen = firstOf(
    () => (leading.length > 0 ? [...leading, ...alsoMatching(matching, leading, own)] : matching),
    () => best(related, match),
    () => best(similar, ({ name }) => sharedWords(asked, name ?? '')),
  );
  if (chosen.length > 0) {
    const all = withVariants(chosen);
    const others = own.filter((item) => !all.has(item));
    const isSubject =
      chosen.some(({ isRelated }) => !isRelated) &&
      (others.length === 0 || (chosen.some(isInTitle) && !others.some(isInTitle)));
    return answerOf(chosen, all, isSubject ? unattached : undefined);
  }
  if (own.length > 0) return undefined;

  const works = items.filter((item) => {
    if (item.isRelated) return false;
    return item.kind === 'work' ? match(item) > 0 || isInTitle(item) : match(item) === 1;
  });
  const [work] = best(works, match);
  if (work !== undefined) return answerOf([work], new Set([work]), unattached);
  const inPart = hasPlatform
    ? subject.titles.find((text) => titleMatchesInPart(asked, text))
    : undefined;
  const isOfTitle = hasPlatform || subject.isProduct || isReviewed(unattached);
  const named = title ?? inPart;
  if (named !== undefined && isOfTitle) {
    return { ...unattached, parts: [{ ...unattached, name: named, product: {} }] };
  }
  return namedByReviews(unattached.reviews, asked);
};

/** The products of another notation that has just one, under a longer name. */
const alsoMatching = (
  matching: readonly ReviewedItem[],
  leading: readonly ReviewedItem[],
  own: readonly ReviewedItem[],
): ReviewedItem[] => {
  const known = new Set(leading.flatMap(({ notations }) => notations));
  const rest = own.filter(({ notations }) => notations.every((one) => !known.has(one)));
  return rest.length === 1 ? matching.filter((item) => rest.includes(item)) : [];
};

const withVariants = (chosen: readonly ReviewedItem[]): Set<ReviewedItem> =>
  new Set([
    ...chosen,
    ...chosen.flatMap(({ groups }) => [...groups]),
    ...chosen.flatMap(({ variants }) => [...variants]),
  ]);

/** Different products of one notation count together. */
const answerOf = (
  chosen: readonly ReviewedItem[],
  all: ReadonlySet<ReviewedItem>,
  unattached: ReviewedPage['unattached'] | undefined,
): Answer => {
  const stating = chosen.filter(({ stated }) => stated.rating !== null);
  const [notation] = stating[0]?.notations ?? [];
  const inNotation = stating.filter(
    ({ notations }) => notation !== undefined && notations.includes(notation),
  );
  const groups = chosen.flatMap((item) => [...item.groups]);
  const variants = chosen.flatMap((item) => [...item.variants]);
  return {
    parts: [
      ...all,
      ...(unattached
        ? [{ ...unattached, name: chosen[0]?.name ?? null, product: chosen[0]?.product ?? {} }]
        : []),
    ],
    stated: firstStated([
      sumOfStated(inNotation.map(({ stated }) => stated)),
      ...groups.map(({ stated }) => stated),
      sumOfStated(variants.map(({ stated }) => stated)),
      ...(unattached ? [unattached.stated] : []),
      ...chosen.map(({ stated }) => stated),
    ]),
  };
};

/** Some pages name the product in the name of the review. */
const namedByReviews = (reviews: readonly ItemReview[], asked: string): Answer | undefined => {
  const named = reviews.filter(({ title }) => title !== null && titleMatch(asked, title) > 0);
  if (named.length === 0) return undefined;
  return {
    parts: named.map((review) => ({
      name: review.title,
      product: {},
      reviews: [{ ...review, title: null }],
    })),
    stated: { rating: null, count: null },
  };
};

const best = (
  found: readonly ReviewedItem[],
  score: (item: ReviewedItem) => number,
): ReviewedItem[] => [...found].sort((one, other) => score(other) - score(one)).slice(0, 1);

const firstOf = (...attempts: readonly (() => ReviewedItem[])[]): ReviewedItem[] => {
  for (const attempt of attempts) {
    const found = attempt();
    if (found.length > 0) return found;
  }
  return [];
};
