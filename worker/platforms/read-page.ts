import { z } from 'zod';
import { type PlatformName, platformNames, platformRow } from '../../contract/platforms.ts';
import { readResumeToken, writeResumeToken } from '../paging/resume-token.ts';
import { getParsedJson } from '../parsing/get-parsed.ts';
import type { Http } from '../source/http.ts';
import type { Page, Stated } from '../source/source.ts';
import { SourceError } from '../source/source-error.ts';
import { OwnReviews } from './own-reviews.ts';
import type { PlatformMark } from './platform.ts';
import {
  type PageProduct,
  type PlatformPage,
  parsePlatformPage,
  platformReaders,
} from './platform-readers.ts';
import type { PlatformUrls } from './platform-urls.ts';
import type { ShownPage } from './shown-page.ts';

/**
 * Yields all reviews of the first platform behind a page that has any, then those that only the page shows.
 *
 * If a platform fails, those of the page still count, and the page of reviews with them has the failure. Without any, reading fails. The
 * failure of a platform does not count if another one has reviews, because shops leave the marks of those that they no longer use.
 *
 * The resume token contains the position at the platform and in the page.
 *
 * @throws {SourceError} if a platform fails and only it may have reviews.
 */
export async function* readPage(
  http: Http,
  urls: PlatformUrls,
  page: ShownPage,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const start = readResumeToken(resume, positionSchema) ?? atStart;
  const own = new OwnReviews(page.own, start.known);
  let { platform, at, pages, from } = start;
  const token = () => writeResumeToken({ platform, at, pages, from, known: own.known });
  let failure: SourceError | undefined;

  for (const mark of marksToRead(page.marks, start)) {
    try {
      for await (const read of readPlatform(http, urls[mark.platform], mark, page.about, start)) {
        const isFirst = platform === null && from === 0;
        const reviews = own.match(read.reviews, from);
        [platform, at, pages] = [mark.platform, read.next, pages + 1];
        yield {
          reviews,
          dropped: read.count - reviews.length,
          ...(read.total === null ? {} : { expected: read.total }),
          ...(isFirst ? { stated: firstStated(read.stated, page.stated) } : {}),
          resume: token(),
        };
      }
      if (platform !== null) failure = undefined;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failure = withPlatform(mark.platform, error);
    }
    if (platform !== null) break;
  }

  if (failure !== undefined && !own.rest(0).some((review) => review !== null)) throw failure;
  const failures = failure === undefined ? [] : [failure];
  do {
    const part = own.rest(from, from + perPage);
    const reviews = part.filter((review) => review !== null);
    const isFirst = platform === null && from === 0;
    from += perPage;
    if (part.length === 0 && failures.length === 0 && !isFirst) continue;
    yield {
      reviews,
      dropped: part.length - reviews.length,
      ...(platform === null ? { expected: page.own.length } : {}),
      ...(isFirst ? { stated: page.stated } : {}),
      failures: failures.splice(0),
      resume: token(),
    };
  } while (from < page.own.length);
}

/** Own reviews per page at most; a web page can contain thousands. */
const perPage = 100;

/** Pages read of a product at a platform at most; no task can keep that many reviews. */
const maxPages = 500;

const positionSchema = z.object({
  /** The platform that has reviews; null if none has any so far. */
  platform: z.enum(platformNames).nullable(),
  /** The position of its next page; null after the last. */
  at: z.string().nullable(),
  /** The number of its pages that were read. */
  pages: z.number().int().min(0),
  /** The position in the page's own reviews. */
  from: z.number().int().min(0),
  /** Which of the page's own reviews the platform has. */
  known: z.array(z.string()),
});

type Position = z.infer<typeof positionSchema>;

const atStart: Position = { platform: null, at: null, pages: 0, from: 0, known: [] };

const marksToRead = (marks: readonly PlatformMark[], { platform, at }: Position) =>
  marks.filter((mark) => platform === null || (platform === mark.platform && at !== null));

/** Yields the pages of a platform from a position to the last. A platform without reviews yields none. */
async function* readPlatform(
  http: Http,
  base: URL,
  mark: PlatformMark,
  about: PageProduct,
  start: Position,
) {
  const { url, acceptStatuses = [] } = platformReaders[mark.platform];
  const seen = new Set<string>();
  let next: string | null = null;
  let at = start.at ?? undefined;
  for (let pages = start.pages; pages < maxPages; pages++) {
    const { items, total, stated, ...answer }: PlatformPage = await getParsedJson(
      http.of(mark.platform),
      url(base, mark, at),
      parsePlatformPage,
      { mark, at, about },
      { acceptStatuses },
    );
    const fresh = items.filter(({ identity }) => identity !== null && !seen.has(identity));
    const reviews = new Map(fresh.map(({ identity, review }) => [identity, review]));
    for (const { identity } of fresh) seen.add(identity ?? '');
    const goesOn = fresh.length > 0 && seen.size < (total ?? Number.POSITIVE_INFINITY);
    next = answer.hasMore || goesOn ? answer.next : null;
    if (at === undefined && items.length === 0 && next === null) return;
    yield {
      reviews: [...reviews.values()].filter((review) => review !== null),
      count: items.length,
      total,
      stated,
      next: pages + 1 < maxPages ? next : null,
    };
    if (next === null) return;
    at = next;
  }
}

const firstStated = (stated: Stated | undefined, shown: Stated): Stated => ({
  rating: stated?.rating ?? shown.rating,
  count: stated?.count ?? shown.count,
  histogram: stated?.histogram ?? shown.histogram ?? null,
});

const withPlatform = (platform: PlatformName, failure: SourceError): SourceError =>
  new SourceError(
    failure.code,
    failure.code === 'SOURCE_UNAUTHORIZED'
      ? `${platformRow(platform).title} rejected the key that the page contains.`
      : `${platformRow(platform).title}, which has the reviews of the page: ${failure.message}`,
    {
      retryable: failure.retryable,
      cause: failure,
      ...(failure.cooldownUntil === null ? {} : { cooldownUntil: failure.cooldownUntil }),
    },
  );
