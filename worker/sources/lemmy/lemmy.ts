import { z } from 'zod';
import { serviceUrls } from '../../../process/value-types.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { readParts } from '../../paging/read-parts.ts';
import { readResumeToken, writeResumeToken } from '../../paging/resume-token.ts';
import { getParsedJson } from '../../parsing/get-parsed.ts';
import { parseBody } from '../../parsing/parse-body.ts';
import { parseReviews } from '../../parsing/parse-reviews.ts';
import { errorText } from '../../source/error-text.ts';
import type { Http } from '../../source/http.ts';
import type { Received } from '../../source/parser.ts';
import type { Page, Source } from '../../source/source.ts';
import { SourceError } from '../../source/source-error.ts';
import { commentViewSchema, keyOf, postViewSchema, readComment, readPost } from './view.ts';

export const lemmySettings = z.object({ LEMMY_URLS: serviceUrls });

/**
 * Posts and comments on Lemmy instances, versions 0.18 and 0.19:
 * https://join-lemmy.org/api/classes/LemmyHttp.html#search. Yields items that have text of their own and mention every word of
 * the product name, in the text or in the post's name. Instances federate: an item has the same ID on all of them and counts
 * once.
 *
 * If an instance fails, the others are still read, and a later page reports it in `failures`. The source fails only if every
 * instance fails.
 *
 * The resume token contains, for each instance, the last page read and the IDs on it. Votes move posts between pages, so a later
 * attempt requests that page again and reads what is new on it.
 */
export const lemmy = (settings: z.infer<typeof lemmySettings>): Source => ({
  name: 'lemmy',
  collect: ({ productName, resume, http }) =>
    readParts(
      settings.LEMMY_URLS.map((instance, index) => ({
        key: instance.href,
        name: `Instance ${index + 1} of LEMMY_URLS`,
        read: (at) => readInstance(http, instance, productName, at),
      })),
      resume,
    ),
});

/** Posts per page, and comments per page: the most that Lemmy returns. */
const limit = 50;

/** Pages read per instance at most; no task can keep that many reviews. */
const maxPages = 40;

async function* readInstance(
  http: Http,
  instance: URL,
  productName: string,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const last = readResumeToken(resume, resumeSchema);
  let previousIds = last?.ids ?? [];
  for (let page = last?.page ?? 1; page <= maxPages; page++) {
    const isReread = page === last?.page;
    const { ids, hasNew, isLast, ...read } = await search(http, instance, {
      productName,
      page,
      previousIds,
      isReread,
    });
    if (!isReread || hasNew) yield { ...read, resume: writeResumeToken({ page, ids }) };
    if (isLast) return;
    previousIds = ids;
  }
}

const resumeSchema = z.object({ page: z.number().int().min(1), ids: z.array(z.string()) });

interface SearchPage {
  readonly productName: string;
  readonly page: number;
  /** The keys of the items on the previous page, or on this one if an earlier attempt read it. They are left out. */
  readonly previousIds: readonly string[];
  readonly isReread: boolean;
}

const search = (http: Http, instance: URL, search: SearchPage) => {
  const url = endpoint(instance, 'api/v3/search', {
    q: search.productName,
    type_: 'All',
    listing_type: 'All',
    sort: 'TopAll',
    page: search.page,
    limit,
  });
  return getParsedJson(http, url, parseSearch, search, { acceptStatuses: [400] });
};

/** @throws {SourceError} including for an `error` that the instance returns with status 200 or 400. */
export const parseSearch = ({
  response,
  productName,
  previousIds,
  isReread,
}: Received & SearchPage) => {
  const body = parseBody(response, 'The instance', answerSchema);
  if ('error' in body) throw errorOf(body.error);
  const { posts, comments = [] } = body;
  const known = new Set(previousIds);
  const isNew = (view: unknown) => {
    const key = keyOf(view);
    return key === undefined ? !isReread : !known.has(key);
  };
  const [newPosts, newComments] = [posts.filter(isNew), comments.filter(isNew)];
  const fromPosts = parseReviews(newPosts, postViewSchema, (view) => readPost(view, productName));
  const fromComments = parseReviews(newComments, commentViewSchema, (view) =>
    readComment(view, productName),
  );
  return {
    reviews: [...fromPosts.reviews, ...fromComments.reviews],
    dropped: fromPosts.dropped + fromComments.dropped,
    ids: [...posts, ...comments].flatMap((view) => keyOf(view) ?? []),
    hasNew: newPosts.length + newComments.length > 0,
    isLast: posts.length < limit && comments.length < limit,
  };
};

const errorOf = (error: string): SourceError => {
  // Versions before 0.19 report rate limits with status 400.
  if (/^(rate_limit_error|too_many_requests)$/.test(error)) {
    const cooldownUntil = Date.now() + cooldownMs;
    return new SourceError(
      'SOURCE_RATE_LIMITED',
      `The instance's rate limit is reached (${error}). Requests resume at ${new Date(cooldownUntil).toISOString()}.`,
      { retryable: true, cooldownUntil },
    );
  }
  return new SourceError(
    'SOURCE_BAD_RESPONSE',
    `The instance returned an error: ${errorText(error)}`,
    { retryable: false },
  );
};

/** Milliseconds. Lemmy's rate limit errors do not say how long to wait. */
const cooldownMs = 120_000;

const answerSchema = z.object({ error: z.string() }).or(
  z.object({
    posts: z.array(z.unknown()),
    comments: z.array(z.unknown()).optional(),
  }),
);
