import { createHash } from 'node:crypto';
import type { SourceName } from '../../contract/catalogue.ts';
import { copyOf } from '../../tasks/copies/place.ts';
import type { FoundReview } from '../source/source.ts';

type ReviewText = Pick<FoundReview, 'author' | 'publishedAt' | 'body' | 'rating'>;

/**
 * The fingerprints of the reviews of one page, the same in all tasks. Derived from the ID that the source or its platform gave a review,
 * if any. Otherwise from its text, author, rating, and day, so that exact copies at other retailers share it. A text so short that
 * different people may have written it proves nothing: there the site and the time count too, and equal reviews of a page are numbered.
 */
export const fingerprintsOf = (source: SourceName, reviews: readonly FoundReview[]): string[] => {
  const counts = new Map<string, number>();
  return reviews.map((review) => {
    const { sourceId, platform, publishedAt } = review;
    // A platform has the same reviews behind whatever source, and may be one itself.
    const place = platform?.toLowerCase() ?? source;
    if (sourceId !== null) return fingerprint([place, 'id', sourceId]);
    const words = wordsOf(review);
    if (isTelling(words)) return fingerprint(['text', ...words]);
    const short = [
      'short',
      source,
      copyOf({ ...review, source, fingerprint: '' }).site,
      ...words,
      publishedAt,
    ];
    const key = JSON.stringify(short);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return fingerprint(count === 0 ? short : [...short, count]);
  });
};

/** The minimum lengths of texts that are unlikely to be written twice: on one day under the same name, and anonymously. */
const minSignedLength = 20;
const minAnonymousLength = 60;

const isTelling = ([author, , , text]: ReturnType<typeof wordsOf>): boolean =>
  text.length >= (author === null ? minAnonymousLength : minSignedLength);

const fingerprint = (identity: readonly unknown[]): string => `r${digest(identity)}`;

const wordsOf = ({ author, publishedAt, rating, body }: ReviewText) =>
  [
    author === null ? null : normalized(author),
    publishedAt === null ? null : new Date(publishedAt).toISOString().slice(0, 10),
    // Services round differently.
    rating === null ? null : Math.round(rating),
    normalized(body),
  ] as const;

/** The start of the text without what may differ between duplicates: case, white space and punctuation. */
const normalized = (text: string): string =>
  text
    .slice(0, maxLength)
    .normalize('NFKC')
    // Some characters are decomposed into eighteen.
    .slice(0, maxLength)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The number of characters that identify a text. Reviews that begin with so many equal ones are duplicates. */
const maxLength = 2000;

const digest = (identity: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 24);
