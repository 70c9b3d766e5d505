import { z } from 'zod';
import { speaksOf } from '../../matching/post-match.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { instantOf } from '../../parsing/instant.ts';
import { getJsonIfThere } from '../../parsing/json-if-there.ts';
import { ownWords } from '../../parsing/own-words.ts';
import { reviewsOf, wellFormed } from '../../parsing/review-page.ts';
import { textAsHtml } from '../../parsing/text-as-html.ts';
import type { Http } from '../../source/http.ts';
import type { Page } from '../../source/source.ts';

/** Where posts stand, and what they have to speak of. */
export interface Topic {
  readonly forum: URL;
  readonly id: number;
  readonly title: string;
  readonly slug: string;
  readonly productName: string;
}

export interface TopicPart extends Pick<Page, 'reviews' | 'dropped'> {
  /** The ID of the last post that this part holds. */
  readonly last: number;
}

/** Posts of one answer; as many as Discourse itself gives at once. */
const perRequest = 20;

/**
 * All posts of a topic, in the order in which people read them; nothing where the topic is gone.
 *
 * @param behind the ID of the last post that is not wanted any more. Where it is gone the topic begins anew.
 */
export async function* readWholeTopic(
  http: Http,
  topic: Topic,
  behind: number | undefined,
): AsyncGenerator<TopicPart, void, undefined> {
  const url = endpoint(topic.forum, `t/${topic.id}.json`, {});
  const answer = await getJsonIfThere(http, 'The forum', url, answerSchema);
  if (answer === undefined) return;
  const given = answer.post_stream.posts;
  const stream = answer.post_stream.stream ?? idsOf(given);
  const start = behind === undefined ? 0 : stream.indexOf(behind) + 1;
  const known = new Set(stream.slice(0, start));
  const first = given.filter((post) => !idsOf([post]).some((id) => known.has(id)));
  const last = idsOf(first).at(-1);
  if (last !== undefined) yield { ...readPosts(first, topic), last };

  const got = new Set(idsOf(given));
  const others = stream.slice(start).filter((id) => !got.has(id));
  for (let from = 0; from < others.length; from += perRequest) {
    const ids = others.slice(from, from + perRequest);
    yield { ...(await readSomePosts(http, topic, ids)), last: ids.at(-1) ?? 0 };
  }
}

/** The posts of these IDs, twenty at most. One that is gone counts as dropped. */
export const readSomePosts = async (
  http: Http,
  topic: Topic,
  ids: readonly number[],
): Promise<Pick<Page, 'reviews' | 'dropped'>> => {
  const url = endpoint(topic.forum, `t/${topic.id}/posts.json`, {});
  for (const id of ids) url.searchParams.append('post_ids[]', String(id));
  const answer = await getJsonIfThere(http, 'The forum', url, answerSchema);
  const { reviews } = readPosts(answer?.post_stream.posts ?? [], topic);
  return { reviews, dropped: Math.max(0, ids.length - reviews.length) };
};

const answerSchema = z.object({
  post_stream: z.object({
    posts: z.array(z.unknown()),
    /** The IDs of all posts of the topic, those that are not in this answer too. */
    stream: z.array(z.number().int()).nullish(),
  }),
});

const postSchema = z.object({
  id: z.number().int(),
  post_number: z.number().int(),
  username: z.string().nullish(),
  created_at: z.string().nullish(),
  cooked: z.string(),
  like_count: z.number().nullish(),
});

const idsOf = (posts: readonly unknown[]): number[] =>
  wellFormed(posts, postSchema.pick({ id: true })).map(({ id }) => id);

const readPosts = (posts: readonly unknown[], topic: Topic) =>
  reviewsOf(posts, postSchema, (post) => {
    const text = ownWords(post.cooked);
    if (text === '' || !speaksOf(topic.productName, [topic.title], text)) return undefined;
    const { host, pathname } = topic.forum;
    return {
      // Two forums may use the same number.
      sourceId: `${host}${pathname}#${post.id}`,
      author: post.username,
      title: post.post_number === 1 ? textAsHtml(topic.title) : null,
      body: textAsHtml(text),
      url: endpoint(topic.forum, `t/${topic.slug}/${topic.id}/${post.post_number}`, {}).href,
      publishedAt: instantOf(post.created_at),
      helpfulVotes: post.like_count,
    };
  });
