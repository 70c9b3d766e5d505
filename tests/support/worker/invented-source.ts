import type { SourceName } from '../../../contract/catalogue.ts';
import type { FoundReview, Page, Search, Source } from '../../../worker/source/source.ts';

/** A review whose ID, and all that is told of it, come from a number. */
export const foundReview = (number: number, differing: Partial<FoundReview> = {}): FoundReview => ({
  sourceId: `${number}`,
  author: `Reader ${number}`,
  title: null,
  body: `Opinion ${number}.`,
  rating: 1 + (number % 5),
  url: null,
  publishedAt: null,
  verifiedPurchase: null,
  helpfulVotes: null,
  productTitle: null,
  ...differing,
});

/** A page of reviews `from` to `to`, whose resume token is the number of the last. */
export const pageOf = (from: number, to: number, differing: Partial<Page> = {}): Page => ({
  reviews: Array.from({ length: to - from + 1 }, (_, index) => foundReview(from + index)),
  dropped: 0,
  resume: `${to}`,
  ...differing,
});

/** A source that does what a test wants. */
export const inventedSource = (name: SourceName, collect: Source['collect']): Source => ({
  name,
  collect,
});

/** Counts what was asked of a paged source. */
export interface Pulls {
  /** Pages that were pulled. */
  pages: number;
  /** Each `resume` that the source was given. */
  readonly resumes: (string | undefined)[];
  /** Whether its generator was ended, by itself or by its consumer. */
  isClosed: boolean;
}

/** A source of `total` reviews in pages of `size`, that goes on behind the review whose number it is given as `resume`. */
export const pagedSource = (
  name: SourceName,
  {
    total,
    size,
    before = async () => {},
  }: {
    total: number;
    size: number;
    /** Awaited before each page. */
    before?: (pulls: Pulls, search: Search) => Promise<void>;
  },
): Source & { pulls: Pulls } => {
  const pulls: Pulls = { pages: 0, resumes: [], isClosed: false };
  async function* collect(search: Search): AsyncGenerator<Page, void, undefined> {
    pulls.resumes.push(search.resume);
    try {
      for (let last = Number(search.resume ?? 0); last < total; last += size) {
        await before(pulls, search);
        pulls.pages += 1;
        yield pageOf(last + 1, Math.min(last + size, total));
      }
    } finally {
      pulls.isClosed = true;
    }
  }
  return { name, collect, pulls };
};
