import { z } from 'zod';
import { serviceUrls } from '../../../process/value-types.ts';
import { eachPart } from '../../paging/each-part.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { readResume, writeResume } from '../../paging/resume.ts';
import { getJson } from '../../parsing/json-answer.ts';
import { reviewsOf } from '../../parsing/review-page.ts';
import type { Http } from '../../source/http.ts';
import type { Page, Source } from '../../source/source.ts';
import { SourceError } from '../../source/source-failure.ts';
import { commentViewSchema, keyOf, postViewSchema, readComment, readPost } from './view.ts';

export const lemmySettings = z.object({ LEMMY_URLS: serviceUrls });

/**
 * Posts and comments that instances of Lemmy know, of versions 0.18 and 0.19:
 * https://join-lemmy.org/api/classes/LemmyHttp.html#search. Taken is what has a text of its own and names all asked words in it or
 * in its post's name. Instances know of each other's posts: an ID is that of the post everywhere, so that it counts once.
 *
 * An instance that fails costs itself: a later page names it in `failures`. The source fails when every instance does.
 *
 * A resume token says for each instance which page was read last and what it held: votes move posts between pages, so that a
 * later attempt asks for that page again and takes what has come into it.
 */
export const lemmy = (settings: z.infer<typeof lemmySettings>): Source => ({
  name: 'lemmy',
  collect: ({ productName, resume, http }) =>
    eachPart(
      settings.LEMMY_URLS.map((instance, index) => ({
        key: instance.href,
        name: `Instance ${index + 1} of LEMMY_URLS`,
        read: (at) => readInstance(http, instance, productName, at),
      })),
      resume,
    ),
});

/** Posts, and comments, of one page: the most that Lemmy gives. */
const limit = 50;

/** Pages that are read: more than any task can keep. */
const maxPages = 40;

async function* readInstance(
  http: Http,
  instance: URL,
  productName: string,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const last = readResume(resume, placeSchema);
  let before = last?.held ?? [];
  for (let page = last?.page ?? 1; page <= maxPages; page++) {
    const { posts, comments = [] } = await search(http, instance, productName, page);
    const isAgain = page === last?.page;
    const isNew = (view: unknown) => {
      const key = keyOf(view);
      return key === undefined ? !isAgain : !before.includes(key);
    };
    const [newPosts, newComments] = [posts.filter(isNew), comments.filter(isNew)];
    const held = [...posts, ...comments].flatMap((view) => keyOf(view) ?? []);
    const resume = writeResume({ page, held });
    if (!isAgain || newPosts.length + newComments.length > 0) {
      const above = reviewsOf(newPosts, postViewSchema, (view) => readPost(view, productName));
      const below = reviewsOf(newComments, commentViewSchema, (view) =>
        readComment(view, productName),
      );
      const reviews = [...above.reviews, ...below.reviews];
      yield { reviews, dropped: above.dropped + below.dropped, resume };
    }
    if (posts.length < limit && comments.length < limit) return;
    before = held;
  }
}

const placeSchema = z.object({ page: z.number().int().min(1), held: z.array(z.string()) });

/** @throws {SourceError} also for an `error` that the instance gives in place of an answer. */
const search = async (http: Http, instance: URL, productName: string, page: number) => {
  const url = endpoint(instance, 'api/v3/search', {
    q: productName,
    type_: 'All',
    listing_type: 'All',
    sort: 'TopAll',
    page,
    limit,
  });
  const { body } = await getJson(http, 'The instance', url, answerSchema, { accept: [400] });
  if (!('error' in body)) return body;
  // Versions before 0.19 say so with status 400.
  if (/^(rate_limit_error|too_many_requests)$/.test(body.error)) {
    const cooldownUntil = Date.now() + restMs;
    await http.rest(url, cooldownUntil);
    throw new SourceError(
      'SOURCE_RATE_LIMITED',
      `The instance has been asked as often as it allows (${body.error}). It is asked again after ${new Date(cooldownUntil).toISOString()}.`,
      { retryable: true, cooldownUntil },
    );
  }
  throw new SourceError(
    'SOURCE_BAD_RESPONSE',
    `The instance cannot answer: ${body.error.slice(0, 200)}`,
    { retryable: false },
  );
};

/** Milliseconds that an instance is left alone which does not say for how long. */
const restMs = 120_000;

const answerSchema = z.object({ error: z.string() }).or(
  z.object({
    posts: z.array(z.unknown()),
    comments: z.array(z.unknown()).optional(),
  }),
);
