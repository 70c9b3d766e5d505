import type { Review, ReviewCopy } from '../../contract/review.ts';

/** A review as one of the places where it stands. */
export const copyOf = ({
  fingerprint,
  source,
  site,
  url,
}: Pick<Review, 'fingerprint' | 'source' | 'site' | 'url'>): ReviewCopy => ({
  fingerprint,
  source,
  site: site ?? hostOf(url),
  url,
});

/** Identifies a place. Anchors of a page do not count. */
export const placeOf = ({ source, site, url }: Omit<ReviewCopy, 'fingerprint'>): string =>
  JSON.stringify([source, site, url?.replace(/#.*$/, '') ?? null]);

const hostOf = (url: string | null): string | null =>
  url !== null && URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : null;
