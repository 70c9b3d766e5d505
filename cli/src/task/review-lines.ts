import type { ReviewFieldsFragment } from '@reviewcast/client/documents';
import { clip, wrap } from '../terminal/line.ts';
import type { Paint } from '../terminal/paint.ts';

/**
 * A review: its rating and title, who wrote it where and when, and its text, of which three lines unless `full`; then, on one line, what
 * belongs to it, and if `full` the seller's replies and all addresses.
 */
export const reviewLines = (
  review: ReviewFieldsFragment,
  columns: number,
  paint: Paint,
  full: boolean,
): string[] => {
  const { rating, title, body, url } = review;
  const head = [rating === null ? '' : `${rating.toFixed(1)} ★`, title ?? ''].filter(Boolean);
  const text = wrap(body, columns - 2, '');
  const shown = full ? text : text.slice(0, 3);
  if (shown.length < text.length) shown.push('…');
  const extras = extrasOf(review);
  const addresses = full
    ? [url, ...review.media.map((one) => one.url), ...review.copies.map((one) => one.url)].flatMap(
        (address) => address ?? [],
      )
    : [];
  return [
    ...(head.length > 0 ? [paint('bold', clip(head.join('  '), columns))] : []),
    paint('dim', clip(originOf(review), columns)),
    ...shown.map((line) => `  ${clip(line, columns - 2)}`),
    ...extras.map((line) => `  ${paint('dim', clip(line, columns - 2))}`),
    ...(full ? repliesOf(review, columns) : []),
    ...addresses.map((address) => `  ${paint('dim', clip(address, 2000))}`),
  ];
};

/** What belongs to a review, on one line. */
const extrasOf = ({ pros, cons, media, replies, copies }: ReviewFieldsFragment): string[] => {
  const parts = [
    ...(pros.length > 0 ? [`+ ${pros.join(', ')}`] : []),
    ...(cons.length > 0 ? [`- ${cons.join(', ')}`] : []),
    ...(media.length > 0 ? [count(media.length, 'photo or video', 'photos and videos')] : []),
    ...(replies.length > 0 ? [count(replies.length, 'reply', 'replies')] : []),
    ...(copies.length > 0
      ? [`also at ${copies.map(({ source, site }) => site ?? source).join(', ')}`]
      : []),
  ];
  return parts.length > 0 ? [parts.join(' · ')] : [];
};

const count = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;

const repliesOf = ({ replies }: ReviewFieldsFragment, columns: number): string[] =>
  replies.flatMap(({ author, body }) =>
    wrap(`${author ?? 'The seller'} replied: ${body}`, columns - 4, '').map(
      (line) => `    ${clip(line, columns - 4)}`,
    ),
  );

const originOf = ({
  author,
  source,
  publishedAt,
  verifiedPurchase,
  incentivized,
  recommended,
  language,
  helpfulVotes,
}: ReviewFieldsFragment): string =>
  [
    author ?? 'unknown author',
    source,
    publishedAt?.slice(0, 10),
    language !== null && language !== 'en' ? language : undefined,
    verifiedPurchase ? 'verified purchase' : undefined,
    incentivized ? 'incentivized' : undefined,
    recommended === null ? undefined : recommended ? 'recommends it' : 'does not recommend it',
    helpfulVotes ? `${helpfulVotes} found it helpful` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
