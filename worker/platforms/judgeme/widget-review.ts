import { DomUtils } from 'htmlparser2';
import { parseCount } from '../../parsing/count.ts';
import { escapeHtml } from '../../parsing/escape-html.ts';
import type { RawReview } from '../../parsing/found-review.ts';
import { parseDate } from '../../parsing/parse-date.ts';
import { type HtmlElement, hasClass } from '../../parsing/parse-html.ts';
import { textOfNodes } from '../../parsing/plain-text.ts';
import { parseRating } from '../../parsing/rating.ts';
import type { RawMedia, RawReply } from '../../parsing/review-details.ts';

/** Reads a review of Judge.me's widget. What the reply contains is not taken for parts of the review. */
export const readWidgetReview = (review: HtmlElement): RawReview => {
  const { attribs } = review;
  const all = elementsIn(review);
  const reply = all.find((one) => hasClass(one, 'jdgm-rev__reply'));
  const ofReply = new Set(reply === undefined ? [] : elementsIn(reply));
  const parts = all.filter((one) => !ofReply.has(one));
  const part = (name: string) => parts.find((one) => hasClass(one, `jdgm-rev__${name}`));
  const html = (name: string) => {
    const found = part(name);
    return found && DomUtils.getInnerHTML(found);
  };
  const time = part('timestamp')?.attribs ?? {};
  return {
    sourceId: attribs['data-review-id'] || null,
    author: html('author'),
    title: html('title'),
    body: html('body'),
    rating: parseRating({ value: part('rating')?.attribs['data-score'] }),
    language: attribs['data-review-language'],
    country: html('location'),
    publishedAt: parseDate(time['data-content'] || time['datetime']),
    verifiedPurchase: booleanOf(attribs['data-verified-buyer']),
    incentivized: parts.some(isRewardBadge) ? true : null,
    helpfulVotes: parseCount(attribs['data-thumb-up-count']),
    unhelpfulVotes: parseCount(attribs['data-thumb-down-count']),
    media: mediaIn(parts),
    replies: reply === undefined ? [] : [replyIn(reply, [...ofReply])],
    productTitle: attribs['data-product-title'] || null,
    product: { url: attribs['data-product-url'] },
    syndicatedFrom: part('source')?.attribs['data-source'] === 'shop-app' ? 'Shop' : null,
  };
};

const elementsIn = (element: HtmlElement): HtmlElement[] =>
  DomUtils.findAll(() => true, element.children);

const booleanOf = (written: string | undefined): boolean | null => {
  if (written === 'true') return true;
  return written === 'false' ? false : null;
};

/** The badges that Judge.me shows on reviews whose authors got something for them. */
const isRewardBadge = ({ attribs }: HtmlElement): boolean =>
  /incentivi[sz]|free_product|earned_for_future_purchase/.test(attribs['data-badge-type'] ?? '');

/** Pictures are links to themselves; videos are links or players. */
const mediaIn = (parts: readonly HtmlElement[]): RawMedia[] => [
  ...parts
    .filter((one) => hasClass(one, 'jdgm-rev__pic-link'))
    .map((link) => {
      const picture = elementsIn(link).find(({ name }) => name === 'img')?.attribs ?? {};
      const thumbnailUrl = picture['data-src'] ?? picture['src'];
      const { href, 'data-mfp-src': shown } = link.attribs;
      return { type: 'PHOTO' as const, url: href ?? shown ?? thumbnailUrl, thumbnailUrl };
    }),
  ...parts
    .filter((one) => hasClass(one, 'jdgm-rev__vid-link') || one.name === 'video')
    .map((one) => {
      const source = elementsIn(one).find(({ name }) => name === 'source')?.attribs['src'];
      const { href, src, poster } = one.attribs;
      return { type: 'VIDEO' as const, url: href ?? src ?? source, thumbnailUrl: poster };
    }),
];

/** The widget contains an empty reply for reviews that have none. */
const replyIn = (reply: HtmlElement, parts: readonly HtmlElement[]): RawReply => {
  const text = parts.find((one) => hasClass(one, 'jdgm-rev__reply-content')) ?? reply;
  const author = parts.find(isReplier);
  return {
    author: author && DomUtils.getInnerHTML(author),
    body: escapeHtml(textOfNodes(text.children, { isLeftOut: isReplier })),
  };
};

const isReplier = (element: HtmlElement): boolean =>
  ['jdgm-rev__replier-wrapper', 'jdgm-rev__replier', 'jdgm-rev__reply-author'].some((name) =>
    hasClass(element, name),
  );
