import { z } from 'zod';
import { identifier, secret, serviceUrl, text } from '../../../process/value-types.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { readResumeToken, writeResumeToken } from '../../paging/resume-token.ts';
import { getParsedJson, getParsedJsonIfPresent } from '../../parsing/get-parsed.ts';
import { parseBody } from '../../parsing/parse-body.ts';
import { parseReviews, validItems } from '../../parsing/parse-reviews.ts';
import type { Http } from '../../source/http.ts';
import type { Received } from '../../source/parser.ts';
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
 * Reddit posts about the product, and their comments: https://www.reddit.com/dev/api. Yields items that have text of their own
 * and mention every word of the product name, in the text or in the post's title. The comments on a bare link are read too.
 *
 * Reads the comments that fit into one response, up to 500 per thread. Comments that Reddit replaces with "more" are not
 * requested.
 *
 * Each page is one thread. The resume token contains the `after` parameter of the current listing and the threads already read.
 * A later attempt requests that listing again and skips them.
 */
export const reddit = (settings: z.infer<typeof redditSettings>): Source => {
  const token = openRedditToken(settings);
  return {
    name: 'reddit',
    async *collect({ productName, resume, http, signal }) {
      const api = redditHttp(http, token, settings.REDDIT_USER_AGENT, signal);
      const { after: last = null, read: known } = readResumeToken(resume, resumeSchema) ?? {};
      let after = last;
      let read = known;
      for (let listing = 0; listing < maxListings; listing++) {
        const found = await search(api, settings.REDDIT_URL, productName, after);
        // An earlier attempt that began this listing has already counted its dropped posts.
        let skipped = read === undefined ? found.things - found.posts.length : 0;
        const readIds = read ?? [];
        const known = new Set(readIds);
        for (const post of found.posts.filter(({ id }) => !known.has(id))) {
          const { reviews, dropped } = await readThread(
            api,
            settings.REDDIT_URL,
            post,
            productName,
          );
          readIds.push(post.id);
          const resumeToken = writeResumeToken({ after, read: readIds });
          yield { reviews, dropped: dropped + skipped, resume: resumeToken };
          skipped = 0;
        }
        if (skipped > 0) {
          yield {
            reviews: [],
            dropped: skipped,
            resume: writeResumeToken({ after, read: readIds }),
          };
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

/** Reddit's search returns at most 1,000 posts. */
const maxListings = 10;

const resumeSchema = z.object({ after: z.string().nullable(), read: z.array(z.string()) });

const search = (api: Http, base: URL, productName: string, after: string | null) => {
  const url = endpoint(base, 'search', {
    q: productName,
    sort: 'relevance',
    t: 'all',
    type: 'link',
    limit: postsPerListing,
    after: after ?? undefined,
    raw_json: 1,
  });
  return getParsedJson(api, url, parseSearch, { productName });
};

export const parseSearch = ({ response, productName }: Received & { productName: string }) => {
  const listing = parseBody(response, "Reddit's search", listingSchema);
  const things = thingsIn(listing);
  return {
    things: things.length,
    posts: validItems(things, postSchema).filter((post) => isAbout(post, productName)),
    after: listing.data.after ?? null,
  };
};

/** Reads a post and its comments. */
const readThread = async (
  api: Http,
  base: URL,
  post: Post,
  productName: string,
): Promise<Pick<Page, 'reviews' | 'dropped'>> => {
  const onlyPost = () => api.parse(parsePost, post);
  if (post.num_comments === 0) return onlyPost();
  const url = endpoint(base, `comments/${post.id}`, { limit: commentsPerThread, raw_json: 1 });
  const thread = await getParsedJsonIfPresent(api, url, parseThread, { post, productName });
  return thread ?? onlyPost();
};

export const parsePost = (post: Post) => parseReviews([post], postSchema, readPost);

export const parseThread = ({
  response,
  post,
  productName,
}: Received & { post: Post; productName: string }) => {
  const fromPost = parsePost(post);
  const comments = commentsIn(parseBody(response, 'Reddit', threadSchema)[1]);
  const fromComments = parseReviews(comments, commentSchema, (comment) =>
    readComment(comment, post, productName),
  );
  return {
    reviews: [...fromPost.reviews, ...fromComments.reviews],
    dropped: fromPost.dropped + fromComments.dropped,
  };
};

/** A listing with the post, then one with the comments. */
const threadSchema = z.tuple([z.unknown(), listingSchema]);
