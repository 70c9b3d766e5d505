import { z } from 'zod';
import {
  type AspectRating,
  isStated,
  type ProductDetails,
  type ReviewDetails,
  type ReviewMedia,
} from '../../contract/review.ts';
import { parseCountry, parseLanguage } from './locale.ts';
import { cut, plainLine, plainText } from './plain-text.ts';
import { webUrl } from './web-url.ts';

type Text = string | null | undefined;

/** The details of a review as a source reads them: texts with markup and entities. Fields that it does not have are left out. */
export interface RawDetails {
  readonly platform?: string | undefined;
  readonly site?: Text;
  /** Ratings are from 1 to 5. */
  readonly aspectRatings?: readonly { readonly name: Text; readonly rating: number | null }[];
  readonly recommended?: boolean | null | undefined;
  readonly pros?: readonly Text[];
  readonly cons?: readonly Text[];
  /** A BCP 47 tag or a locale. */
  readonly language?: Text;
  /** A code of ISO 3166-1, or an English name. */
  readonly country?: Text;
  /** Milliseconds since 1970. Not an edit if it is not after the publication. */
  readonly editedAt?: number | null | undefined;
  readonly incentivized?: boolean | null | undefined;
  readonly unhelpfulVotes?: number | null | undefined;
  readonly media?: readonly RawMedia[];
  readonly replies?: readonly RawReply[];
  readonly product?: RawProduct | undefined;
  readonly syndicatedFrom?: Text;
}

export interface RawMedia {
  readonly type: ReviewMedia['type'];
  readonly url: Text;
  readonly thumbnailUrl?: Text;
  readonly caption?: Text;
}

export interface RawReply {
  readonly author?: Text;
  readonly body: Text;
  readonly publishedAt?: number | null;
}

export interface RawProduct {
  readonly brand?: Text;
  readonly gtin?: Text;
  readonly mpn?: Text;
  readonly sku?: Text;
  readonly url?: Text;
  readonly variant?: readonly { readonly name: Text; readonly value: Text }[];
}

/** What is kept of the details of one review. What exceeds a length is cut; what exceeds a number or the total is left out. */
export const detailLimits = {
  media: 20,
  replies: 5,
  /** Pros, and cons. */
  points: 20,
  aspectRatings: 20,
  /** Attributes of a variant. */
  variant: 10,
  /** Characters of a name, a caption, a number, or a point. */
  line: 300,
  /** Characters of a reply. */
  reply: 5000,
  /** Characters of all details together, as JSON: as many as a text may have. */
  total: 10_000,
} as const;

/** Converts the details of a review to plain text, within {@link detailLimits}. */
export const toReviewDetails = (raw: RawDetails, publishedAt: number | null): ReviewDetails => {
  const keep = openBudget();
  const { editedAt = null } = raw;
  const product = toProductDetails(raw.product);
  return {
    platform: raw.platform ?? null,
    site: line(raw.site),
    recommended: raw.recommended ?? null,
    language: parseLanguage(raw.language),
    country: parseCountry(raw.country),
    editedAt: editedAt !== null && editedAt > (publishedAt ?? 0) ? editedAt : null,
    incentivized: raw.incentivized ?? null,
    unhelpfulVotes: votes.parse(raw.unhelpfulVotes ?? null),
    syndicatedFrom: line(raw.syndicatedFrom),
    productDetails: keep(product === null ? [] : [product], 1)[0] ?? null,
    aspectRatings: keep(aspectsOf(raw.aspectRatings ?? []), detailLimits.aspectRatings),
    pros: keep(pointsOf(raw.pros ?? []), detailLimits.points),
    cons: keep(pointsOf(raw.cons ?? []), detailLimits.points),
    replies: keep(repliesOf(raw.replies ?? []), detailLimits.replies),
    media: keep(mediaOf(raw.media ?? []), detailLimits.media),
  };
};

/** Integers of the API have 32 bits. Larger counts are invalid. */
export const votes = z.int32().nullable().catch(null);

/** Returns a function that keeps the first `max` items of a list, and of these what all lists together have room for. */
const openBudget = () => {
  let left: number = detailLimits.total;
  return <Item>(items: readonly Item[], max: number): Item[] =>
    items.slice(0, max).filter((item) => {
      const length = JSON.stringify(item).length;
      if (length > left) return false;
      left -= length;
      return true;
    });
};

const line = (text: Text): string | null => {
  const plain = plainLine(text);
  return plain === null ? null : cut(plain, detailLimits.line);
};

const pointsOf = (points: readonly Text[]): string[] => [
  ...new Set(points.slice(0, maxRead).flatMap((point) => line(point) ?? [])),
];

const aspectsOf = (aspects: NonNullable<RawDetails['aspectRatings']>): AspectRating[] =>
  aspects.slice(0, maxRead).flatMap(({ name, rating }) => {
    const plain = line(name);
    return plain === null || rating === null ? [] : [{ name: plain, rating }];
  });

const mediaOf = (media: readonly RawMedia[]): ReviewMedia[] => {
  const byUrl = new Map<string, ReviewMedia>();
  for (const { type, url: written, thumbnailUrl, caption } of media.slice(0, maxRead)) {
    const url = webUrl(written);
    if (url === null || byUrl.has(url)) continue;
    byUrl.set(url, { type, url, thumbnailUrl: webUrl(thumbnailUrl), caption: line(caption) });
  }
  return [...byUrl.values()];
};

const repliesOf = (replies: readonly RawReply[]) =>
  replies.slice(0, maxRead).flatMap(({ author, body, publishedAt = null }) => {
    const plain = cut(plainText(body ?? ''), detailLimits.reply);
    return plain === '' ? [] : [{ author: line(author), body: plain, publishedAt }];
  });

/** What identifies a product, as plain text; null if nothing does. */
export const toProductDetails = (product: RawProduct | undefined): ProductDetails | null => {
  const { brand, gtin, mpn, sku, url, variant = [] } = product ?? {};
  const details = {
    brand: line(brand),
    gtin: gtinOf(gtin),
    mpn: line(mpn),
    sku: line(sku),
    url: webUrl(url),
    variant: variant.slice(0, detailLimits.variant).flatMap((attribute) => {
      const [name, value] = [line(attribute.name), line(attribute.value)];
      return name === null || value === null ? [] : [{ name, value }];
    }),
  };
  return Object.values(details).some(isStated) ? details : null;
};

/** A number of 8, 12, 13, or 14 digits, without separators. Shops also enter other texts. */
const gtinOf = (text: Text): string | null =>
  /^(?:\d{8}|\d{12,14})$/.exec((text ?? '').slice(0, 50).replace(/[\s-]/g, ''))?.[0] ?? null;

/** Items of a list that are read, so that a hostile list costs little. */
const maxRead = 100;
