import { type PlatformName, platformNames, platformRow } from '../../contract/platforms.ts';
import { isStated } from '../../contract/review.ts';
import { productMatch } from '../matching/product-match.ts';
import { toFoundReview } from '../parsing/found-review.ts';
import { memoize } from '../parsing/memoize.ts';
import { plainLine } from '../parsing/plain-text.ts';
import type { RawProduct } from '../parsing/review-details.ts';
import { webUrl } from '../parsing/web-url.ts';
import type { Received } from '../source/parser.ts';
import type { FoundReview } from '../source/source.ts';
import { bazaarvoice } from './bazaarvoice.ts';
import { judgeme } from './judgeme/judgeme.ts';
import type { MarkedPage } from './marked-page.ts';
import { okendo } from './okendo.ts';
import type { Platform, PlatformAnswer, PlatformMark, PlatformReview } from './platform.ts';
import { powerreviews } from './powerreviews.ts';
import { stamped } from './stamped.ts';
import { yotpo } from './yotpo.ts';

/** The reader of each platform. */
export const platformReaders: Readonly<Record<PlatformName, Platform>> = {
  judgeme,
  yotpo,
  okendo,
  stamped,
  powerreviews,
  bazaarvoice,
};

/** The platforms that a page has marks of. Shops leave the marks of those that they no longer use. */
export const findMarks = (page: MarkedPage): PlatformMark[] => {
  if (!somePlatform.test(page.html)) return [];
  return platformNames.flatMap((platform) => {
    const ids = platformReaders[platform].find(page);
    return ids === undefined ? [] : [{ platform, ...ids }];
  });
};

/** Most pages name none, and need not be searched for marks. */
const somePlatform = /jdgm|judge\.me|yotpo|okendo|oke-|stamped|powerreviews|bazaarvoice|\bbv/i;

/** What a page of a product says of it. */
export interface PageProduct {
  /** The name that the caller asked for. */
  readonly productName: string;
  /** The name on the page, in plain text. */
  readonly title: string | null;
  readonly product: RawProduct;
  /** The address of the page. */
  readonly url: string;
}

export interface PlatformPage extends Omit<PlatformAnswer, 'items'> {
  /** In the order of the platform. */
  readonly items: readonly {
    /** The same for every appearance of a review; null for what is no review. */
    readonly identity: string | null;
    /** Null if it is of another product, or has neither text nor rating. */
    readonly review: FoundReview | null;
  }[];
}

/** Reads a page of reviews. A review of a product of another name counts only if that name matches. */
export const parsePlatformPage = ({
  response,
  mark,
  at,
  about,
}: Received & {
  readonly mark: PlatformMark;
  readonly at: string | undefined;
  readonly about: PageProduct;
}): PlatformPage => {
  const { items, ...answer } = platformReaders[mark.platform].parse(response, mark, at);
  const isMatch = memoize((title: string) => productMatch(about.productName, { title }) > 0);
  const read = (review: PlatformReview): FoundReview | null => {
    const { isOwn = false, product, ...raw } = review;
    const title = plainLine(raw.productTitle);
    const isOfPage = isOwn || title === null || title === about.title;
    if (!isOfPage && !isMatch(title)) return null;
    const found = toFoundReview({
      ...raw,
      platform: platformRow(mark.platform).title,
      url: raw.url ?? about.url,
      product: {
        ...product,
        ...(isOfPage ? statedIn(about.product) : {}),
        ...(product?.variant?.length ? { variant: product.variant } : {}),
        url: webUrl(product?.url || undefined, about.url) ?? about.product.url ?? about.url,
      },
    });
    return found ? { ...found, productTitle: title ?? about.title } : null;
  };
  return {
    ...answer,
    items: items.map((item) =>
      item === undefined
        ? { identity: null, review: null }
        : { identity: identityOf(item), review: read(item) },
    ),
  };
};

const statedIn = (product: RawProduct): RawProduct =>
  Object.fromEntries(Object.entries(product).filter(([, value]) => isStated(value ?? null)));

const identityOf = ({ sourceId, author, publishedAt, body }: PlatformReview): string =>
  String(sourceId ?? JSON.stringify([author, publishedAt, body?.slice(0, 1000)]));
