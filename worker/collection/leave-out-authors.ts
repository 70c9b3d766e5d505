import type { FoundReview } from '../source/source.ts';

/** The review without the names of its author and of those who replied, and without URLs that contain the author's name. */
export const withoutAuthors = (review: FoundReview): FoundReview => {
  const { author } = review;
  const isKept = (url: string) => author === null || !containsName(url, author);
  return {
    ...review,
    author: null,
    url: review.url !== null && isKept(review.url) ? review.url : null,
    media: review.media
      .filter(({ url }) => isKept(url))
      .map((one) => ({
        ...one,
        thumbnailUrl:
          one.thumbnailUrl !== null && isKept(one.thumbnailUrl) ? one.thumbnailUrl : null,
      })),
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
