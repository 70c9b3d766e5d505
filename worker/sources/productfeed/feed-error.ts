import { SourceError } from '../../source/source-error.ts';

/** The error for a feed that cannot be read. @param what completes a sentence that begins with "The feed". */
export const feedError = (what: string, retryable = false): SourceError =>
  new SourceError(
    'SOURCE_BAD_RESPONSE',
    `The feed ${what}. Check the URL in GOOGLE_REVIEW_FEED_URLS and the program that generates the feed.`,
    { retryable },
  );
