import { SourceError } from '../../source/source-failure.ts';

/** A feed that cannot be read. @param what it does or has, for people: it follows "The feed". */
export const unfit = (what: string, retryable = false): SourceError =>
  new SourceError(
    'SOURCE_BAD_RESPONSE',
    `The feed ${what}. Check the address in GOOGLE_REVIEW_FEED_URLS, and what makes the feed.`,
    { retryable },
  );
