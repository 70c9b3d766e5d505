import { z } from 'zod';
import { mentionsProduct } from '../../matching/mentions-product.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { authorPictures } from '../../parsing/author-pictures.ts';
import { authorText } from '../../parsing/author-text.ts';
import { escapeHtml } from '../../parsing/escape-html.ts';
import { getParsedJsonIfPresent } from '../../parsing/get-parsed.ts';
import { isBot } from '../../parsing/is-bot.ts';
import { parseBody } from '../../parsing/parse-body.ts';
import { parseDate } from '../../parsing/parse-date.ts';
import { parseReviews, validItems } from '../../parsing/parse-reviews.ts';
import type { Http } from '../../source/http.ts';
import type { Received } from '../../source/parser.ts';
import type { Page } from '../../source/source.ts';

/** A topic to read, and the product that its posts must mention. */
export interface Topic {
  readonly forum: URL;
  readonly id: number;
  readonly title: string;
  readonly slug: string;
  readonly productName: string;
}

export interface TopicPart extends Pick<Page, 'reviews' | 'dropped'> {
  /** The ID of the last post in this part. */
  readonly last: number;
}

/** Posts per request: Discourse's own page size. */
const perRequest = 20;

/**
 * Yields all posts of a topic in reading order; nothing if the topic was deleted.
 *
 * @param after the ID of the last post already read. If that post was deleted, reading restarts at the first post.
 */
export async function* readWholeTopic(
  http: Http,
  topic: Topic,
  after: number | undefined,
): AsyncGenerator<TopicPart, void, undefined> {
  const url = endpoint(topic.forum, `t/${topic.id}.json`, {});
  const input = { topic: described(topic), after };
  const start = await getParsedJsonIfPresent(http, url, parseTopic, input);
  if (start === undefined) return;
  const { last, others, ...read } = start;
  if (last !== undefined) yield { ...read, last };
  for (let from = 0; from < others.length; from += perRequest) {
    const ids = others.slice(from, from + perRequest);
    yield { ...(await readSomePosts(http, topic, ids)), last: ids.at(-1) ?? 0 };
  }
}

/** Returns the posts with these IDs, at most twenty. Deleted posts count as dropped. */
export const readSomePosts = async (
  http: Http,
  topic: Topic,
  ids: readonly number[],
): Promise<Pick<Page, 'reviews' | 'dropped'>> => {
  const url = endpoint(topic.forum, `t/${topic.id}/posts.json`, {});
  for (const id of ids) url.searchParams.append('post_ids[]', String(id));
  const input = { topic: described(topic) };
  const { reviews = [] } = (await getParsedJsonIfPresent(http, url, parsePosts, input)) ?? {};
  return { reviews: [...reviews], dropped: Math.max(0, ids.length - reviews.length) };
};

/** A topic as the parsers need it. */
interface DescribedTopic extends Omit<Topic, 'forum'> {
  readonly forum: string;
}

const described = (topic: Topic): DescribedTopic => ({ ...topic, forum: topic.forum.href });

/** Parses the first posts of a topic after the post `after`, and the IDs of those that follow them. */
export const parseTopic = ({
  response,
  topic,
  after,
}: Received & { topic: DescribedTopic; after: number | undefined }) => {
  const { posts, stream: ids } = parseBody(response, 'The forum', answerSchema).post_stream;
  const stream = ids ?? idsOf(posts);
  const start = after === undefined ? 0 : stream.indexOf(after) + 1;
  const known = new Set(stream.slice(0, start));
  const newPosts = posts.filter((post) => !idsOf([post]).some((id) => known.has(id)));
  const received = new Set(idsOf(posts));
  return {
    ...readPosts(newPosts, topic),
    last: idsOf(newPosts).at(-1),
    others: stream.slice(start).filter((id) => !received.has(id)),
  };
};

export const parsePosts = ({ response, topic }: Received & { topic: DescribedTopic }) =>
  readPosts(parseBody(response, 'The forum', answerSchema).post_stream.posts, topic);

const answerSchema = z.object({
  post_stream: z.object({
    posts: z.array(z.unknown()),
    /** The IDs of all posts in the topic, including those not in this response. */
    stream: z.array(z.number().int()).nullish(),
  }),
});

const postSchema = z.object({
  id: z.number().int(),
  post_number: z.number().int(),
  username: z.string().nullish(),
  created_at: z.string().nullish(),
  updated_at: z.string().nullish().catch(null),
  /** 1 until the post is edited. */
  version: z.number().nullish().catch(null),
  cooked: z.string(),
  like_count: z.number().nullish(),
  /** 1 is a post of a person; the others are notices, whispers, and small actions such as "closed this topic". */
  post_type: z.number().nullish(),
  action_code: z.string().nullish(),
  /** Flagged by the community, so that the text is a notice. */
  hidden: z.boolean().nullish(),
  cooked_hidden: z.boolean().nullish(),
  /** Withdrawn by the author, so that the text is a notice in the forum's language. */
  user_deleted: z.boolean().nullish(),
  deleted_at: z.string().nullish(),
});

const idsOf = (posts: readonly unknown[]): number[] =>
  validItems(posts, postSchema.pick({ id: true })).map(({ id }) => id);

const readPosts = (posts: readonly unknown[], topic: DescribedTopic) => {
  const forum = new URL(topic.forum);
  return parseReviews(posts, postSchema, (post) => {
    const text = authorText(post.cooked);
    if (text === '' || isNotice(post, text)) return undefined;
    if (!mentionsProduct(topic.productName, [topic.title], text)) return undefined;
    return {
      // Post IDs are unique only within a forum.
      sourceId: `${forum.host}${forum.pathname}#${post.id}`,
      author: post.username,
      title: post.post_number === 1 ? escapeHtml(topic.title) : null,
      body: escapeHtml(text),
      url: endpoint(forum, `t/${topic.slug}/${topic.id}/${post.post_number}`, {}).href,
      publishedAt: parseDate(post.created_at),
      editedAt: (post.version ?? 1) > 1 ? parseDate(post.updated_at) : null,
      media: authorPictures(post.cooked, topic.forum),
      helpfulVotes: post.like_count,
    };
  });
};

const isNotice = (post: z.infer<typeof postSchema>, text: string): boolean =>
  (post.post_type ?? 1) !== 1 ||
  Boolean(
    post.action_code || post.hidden || post.cooked_hidden || post.user_deleted || post.deleted_at,
  ) ||
  isBot(post.username, text);
