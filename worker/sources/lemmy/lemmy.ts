import { z } from 'zod';
import { serviceUrls } from '../../../process/value-types.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { readParts } from '../../paging/read-parts.ts';
import { readResumeToken, writeResumeToken } from '../../paging/resume-token.ts';
import { getJson } from '../../parsing/get-json.ts';
import { parseReviews } from '../../parsing/parse-reviews.ts';
import { errorText } from '../../source/error-text.ts';
import type { Http } from '../../source/http.ts';
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
    const { posts, comments = [] } = await search(http, instance, productName, page);
    const isReread = page === last?.page;
    const known = new Set(previousIds);
    const isNew = (view: unknown) => {
      const key = keyOf(view);
      return key === undefined ? !isReread : !known.has(key);
    };
    const [newPosts, newComments] = [posts.filter(isNew), comments.filter(isNew)];
    const ids = [...posts, ...comments].flatMap((view) => keyOf(view) ?? []);
    const resume = writeResumeToken({ page, ids });
    if (!isReread || newPosts.length + newComments.length > 0) {
      const fromPosts = parseReviews(newPosts, postViewSchema, (view) =>
        readPost(view, productName),
      );
      const fromComments = parseReviews(newComments, commentViewSchema, (view) =>
        readComment(view, productName),
      );
      const reviews = [...fromPosts.reviews, ...fromComments.reviews];
      yield { reviews, dropped: fromPosts.dropped + fromComments.dropped, resume };
    }
    if (posts.length < limit && comments.length < limit) return;
    previousIds = ids;
  }
}

const resumeSchema = z.object({ page: z.number().int().min(1), ids: z.array(z.string()) });

/** @throws {SourceError} including for an `error` that the instance returns with status 200 or 400. */
const search = async (http: Http, instance: URL, productName: string, page: number) => {
  const url = endpoint(instance, 'api/v3/search', {
    q: productName,
    type_: 'All',
    listing_type: 'All',
    sort: 'TopAll',
    page,
    limit,
  });
  const { body } = await getJson(http, 'The instance', url, answerSchema, {
    acceptStatuses: [400],
  });
  if (!('error' in body)) return body;
  // Versions before 0.19 report rate limits with status 400.
  if (/^(rate_limit_error|too_many_requests)$/.test(body.error)) {
    const cooldownUntil = Date.now() + cooldownMs;
    await http.startCooldown(url, cooldownUntil);
    throw new SourceError(
      'SOURCE_RATE_LIMITED',
      `The instance's rate limit is reached (${body.error}). Requests resume at ${new Date(cooldownUntil).toISOString()}.`,
      { retryable: true, cooldownUntil },
    );
  }
  throw new SourceError(
    'SOURCE_BAD_RESPONSE',
    `The instance returned an error: ${errorText(body.error)}`,
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
