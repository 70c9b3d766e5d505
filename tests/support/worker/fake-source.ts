import type { SourceName } from '../../../contract/catalogue.ts';
import type { FoundReview, Page, Search, Source } from '../../../worker/source/source.ts';
import { bareReview } from '../contract/samples.ts';

/** A review whose ID and other fields are derived from a number. */
export const foundReview = (number: number, overrides: Partial<FoundReview> = {}): FoundReview => ({
  ...bareReview,
  sourceId: `${number}`,
  author: `Reader ${number}`,
  body: `Opinion ${number}.`,
  rating: 1 + (number % 5),
  ...overrides,
});

/** A page with the reviews `from` to `to`. Its resume token is the number of the last. */
export const pageOf = (from: number, to: number, overrides: Partial<Page> = {}): Page => ({
  reviews: Array.from({ length: to - from + 1 }, (_, index) => foundReview(from + index)),
  dropped: 0,
  resume: `${to}`,
  ...overrides,
});

/** A source with the given behavior. */
export const fakeSource = (name: SourceName, collect: Source['collect']): Source => ({
  name,
  collect,
});

/** Records how a paged source was used. */
export interface Pulls {
  /** The number of pages pulled. */
  pages: number;
  /** The resume tokens passed to the source. */
  readonly resumes: (string | undefined)[];
  /** Whether its generator ended or was closed. */
  isClosed: boolean;
}

/** A source of `total` reviews in pages of `size`. Its resume token is the number of the last review yielded. */
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
