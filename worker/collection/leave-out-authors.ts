import type { FoundReview } from '../source/source.ts';

/** The review without the names of its author and of those who replied, and without URLs that contain the author's name. */
export const withoutAuthors = (review: FoundReview): FoundReview => {
  const { author } = review;
  const kept = (url: string | null): string | null =>
    url === null || author === null || !containsName(url, author) ? url : null;
  return {
    ...review,
    author: null,
    url: kept(review.url),
    media: review.media
      .filter(({ url }) => kept(url) !== null)
      .map((one) => ({ ...one, thumbnailUrl: kept(one.thumbnailUrl) })),
    replies: review.replies.map((reply) => ({ ...reply, author: null })),
  };
};

/** Whether the path or the query of a URL contains a name as a part of its own: `/user/ida/`, `/r/u_ida/`, `/@ida`, `?by=ida`. */
const containsName = (url: string, name: string): boolean => {
  const { pathname, search, hash } = new URL(url);
  const parts = `${pathname}${search}${hash}`.split(/[/?&=#]/);
  const wanted = foldedName(name);
  return parts.some((part) => foldedName(decoded(part)) === wanted);
};

const foldedName = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^(?:@|u_)/, '')
    .replace(/[\s+_-]+/g, ' ')
    .trim();

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
