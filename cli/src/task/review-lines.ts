import type { ReviewFieldsFragment } from '@reviewcast/client/documents';
import { clip, wrap } from '../terminal/line.ts';
import type { Paint } from '../terminal/paint.ts';

/** A review: its rating and title, who wrote it where and when, and its text, of which three lines unless `full`. */
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
  return [
    ...(head.length > 0 ? [paint('bold', clip(head.join('  '), columns))] : []),
    paint('dim', clip(originOf(review), columns)),
    ...shown.map((line) => `  ${clip(line, columns - 2)}`),
    ...(full && url !== null ? [`  ${paint('dim', clip(url, 2000))}`] : []),
  ];
};

const originOf = ({
  author,
  source,
  publishedAt,
  verifiedPurchase,
  helpfulVotes,
}: ReviewFieldsFragment): string =>
  [
    author ?? 'unknown author',
    source,
    publishedAt?.slice(0, 10),
    verifiedPurchase ? 'verified purchase' : undefined,
    helpfulVotes ? `${helpfulVotes} found it helpful` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
