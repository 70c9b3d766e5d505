import { z } from 'zod';
import { identifier, secret, serviceUrl, text } from '../../../process/value-types.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { readResume, writeResume } from '../../paging/resume.ts';
import { getJson } from '../../parsing/json-answer.ts';
import { getJsonIfThere } from '../../parsing/json-if-there.ts';
import { reviewsOf, wellFormed } from '../../parsing/review-page.ts';
import type { Http } from '../../source/http.ts';
import type { Page, Source } from '../../source/source.ts';
import { redditHttp } from './http.ts';
import { commentsIn, listingSchema, thingsIn } from './listing.ts';
import { commentSchema, isAbout, type Post, postSchema, readComment, readPost } from './thing.ts';
import { openRedditToken } from './token.ts';

export const redditSettings = z.object({
  REDDIT_CLIENT_ID: identifier,
  REDDIT_CLIENT_SECRET: secret,
  REDDIT_USER_AGENT: text(
    /^[!-9;-~]+:[!-9;-~]+:[!-~]+ \(by \/?u\/[\w-]+\)$/,
    '`<platform>:<app>:<version> (by /u/name)`',
  ),
  REDDIT_URL: serviceUrl,
  REDDIT_AUTH_URL: serviceUrl,
});

/**
 * Posts of Reddit that speak of the product, and the comments below them: https://www.reddit.com/dev/api. Taken is what has a text
 * of its own and names all asked words in it or in its post's title; the comments below a bare link are read too.
 *
 * Of a thread those comments are read that one answer holds, some five hundred; what hides behind "more" is not asked for.
 *
 * Each page is one thread. A resume token names the listing that is being read, by the post before it, and its threads that
 * were read: a later attempt asks for that listing again and passes over those.
 */
export const reddit = (settings: z.infer<typeof redditSettings>): Source => {
  const token = openRedditToken(settings);
  return {
    name: 'reddit',
    async *collect({ productName, resume, http, signal }) {
      const api = redditHttp(http, token, settings.REDDIT_USER_AGENT, signal);
      const { after: last = null, read: known } = readResume(resume, placeSchema) ?? {};
      let after = last;
      let read = known;
      for (let listing = 0; listing < maxListings; listing++) {
        const found = await search(api, settings.REDDIT_URL, productName, after);
        const posts = found.posts.filter((post) => isAbout(post, productName));
        // A listing that an earlier attempt has begun was counted by it.
        let unfit = read === undefined ? found.things - posts.length : 0;
        const done = read ?? [];
        for (const post of posts.filter(({ id }) => !done.includes(id))) {
          const { reviews, dropped } = await readThread(
            api,
            settings.REDDIT_URL,
            post,
            productName,
          );
          done.push(post.id);
          const place = writeResume({ after, read: done });
          yield { reviews, dropped: dropped + unfit, resume: place };
          unfit = 0;
        }
        if (unfit > 0) {
          yield { reviews: [], dropped: unfit, resume: writeResume({ after, read: done }) };
        }
        if (found.after === null || found.after === after) return;
        after = found.after;
        read = undefined;
      }
    },
  };
};

const postsPerListing = 100;
const commentsPerThread = 500;

/** Reddit's search gives no more than a thousand posts. */
const maxListings = 10;

const placeSchema = z.object({ after: z.string().nullable(), read: z.array(z.string()) });

const search = async (api: Http, base: URL, productName: string, after: string | null) => {
  const url = endpoint(base, 'search', {
    q: productName,
    sort: 'relevance',
    t: 'all',
    type: 'link',
    limit: postsPerListing,
    after: after ?? undefined,
    raw_json: 1,
  });
  const { body: listing } = await getJson(api, "Reddit's search", url, listingSchema);
  const things = thingsIn(listing);
  return {
    things: things.length,
    posts: wellFormed(things, postSchema),
    after: listing.data.after ?? null,
  };
};

/** The post and what was said below it. */
const readThread = async (
  api: Http,
  base: URL,
  post: Post,
  productName: string,
): Promise<Pick<Page, 'reviews' | 'dropped'>> => {
  const first = reviewsOf([post], postSchema, readPost);
  if (post.num_comments === 0) return first;
  const url = endpoint(base, `comments/${post.id}`, { limit: commentsPerThread, raw_json: 1 });
  const listings = await getJsonIfThere(api, 'Reddit', url, threadSchema);
  const comments = listings === undefined ? [] : commentsIn(listings[1]);
  const below = reviewsOf(comments, commentSchema, (comment) =>
    readComment(comment, post, productName),
  );
  return {
    reviews: [...first.reviews, ...below.reviews],
    dropped: first.dropped + below.dropped,
  };
};

/** The post once more, then the comments. */
const threadSchema = z.tuple([z.unknown(), listingSchema]);
