import { z } from 'zod';
import { retryAfter } from '../../http/retry-after.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { getJson } from '../../parsing/json-answer.ts';
import { wellFormed } from '../../parsing/review-page.ts';
import type { Http } from '../../source/http.ts';
import { SourceError } from '../../source/source-failure.ts';
import { withAdvice } from '../../source/unauthorized.ts';

/** A topic that a search has found, by some of its posts. */
export interface FoundTopic {
  readonly id: number;
  /** Empty where the answer does not say. */
  readonly title: string;
  /** How its address calls it. */
  readonly slug: string;
  /** IDs, the most relevant first. */
  readonly posts: readonly number[];
}

export interface FoundTopics {
  /** The most relevant first. */
  readonly topics: readonly FoundTopic[];
  /** Posts in a form that is not known. */
  readonly malformed: number;
  readonly hasMore: boolean;
}

/** No forum shows more. */
export const maxSearchPages = 10;

/**
 * Asks a forum's search for one page, from 1 to {@link maxSearchPages}.
 *
 * @throws {SourceError} also where the forum is too old, overloaded, for members only, or takes no such words.
 */
export const searchForum = async (
  http: Http,
  forum: URL,
  productName: string,
  page: number,
): Promise<FoundTopics> => {
  const url = endpoint(forum, 'search.json', { q: productName, page });
  const answer = await getJson(http, 'The forum', url, answerSchema, {
    accept: [400, 409],
  }).catch(withAdvice('The forum lets only its members search. Take it out of DISCOURSE_URLS.'));
  if (answer.status === 409) throw await overloaded(http, url, answer.headers);
  // Some forums show fewer pages than they promise.
  if (answer.status === 400 && page > 1) return { topics: [], malformed: 0, hasMore: false };
  if (answer.status === 400) throw failed('does not take such a search: too short, it may be.');
  if (Array.isArray(answer.body)) {
    throw failed('answers in the form of versions before 2014: it is too old to be read.');
  }
  const { posts, topics, grouped_search_result: summary } = answer.body;
  const error = summary?.error ?? answer.body.errors?.join(' ');
  if (error !== undefined && !posts?.length) {
    throw failed(`could not search: ${error.slice(0, 200)}`, true);
  }
  return {
    ...foundTopics(posts ?? [], topics ?? []),
    hasMore: summary?.more_full_page_results === true,
  };
};

const foundTopics = (posts: readonly unknown[], topics: readonly unknown[]) => {
  const named = new Map(wellFormed(topics, topicSchema).map((topic) => [topic.id, topic]));
  const found = new Map<number, number[]>();
  const read = wellFormed(posts, postSchema);
  for (const { id, topic_id: topic } of read) found.set(topic, [...(found.get(topic) ?? []), id]);
  return {
    topics: [...found].map(([id, ids]) => ({
      id,
      title: named.get(id)?.title ?? '',
      slug: named.get(id)?.slug ?? '-',
      posts: ids,
    })),
    malformed: posts.length - read.length,
  };
};

const postSchema = z.object({ id: z.number().int(), topic_id: z.number().int() });

const topicSchema = z.object({
  id: z.number().int(),
  title: z.string(),
  slug: z
    .string()
    .regex(/^[\p{L}\p{N}%_-]+$/u)
    .nullish()
    .catch(null),
});

const summarySchema = z.object({
  more_full_page_results: z.boolean().nullish(),
  error: z.string().nullish(),
});

const listSchema = z.array(z.unknown());

const foundSchema = z.object({
  posts: listSchema.nullish(),
  topics: listSchema.nullish(),
  grouped_search_result: summarySchema.nullish(),
  errors: z.array(z.string()).nullish(),
});

/** An array is what versions before 2014 answer. Without posts, something else must tell that this is a forum's answer. */
const answerSchema = z.union([
  listSchema,
  foundSchema.extend({ posts: listSchema }),
  foundSchema.extend({ errors: z.array(z.string()) }),
  foundSchema.extend({ grouped_search_result: summarySchema }),
]);

const overloaded = async (http: Http, url: URL, headers: Headers): Promise<SourceError> => {
  const until = retryAfter(headers.get('retry-after'), Date.now());
  if (until !== undefined) await http.rest(url, until);
  return new SourceError(
    'SOURCE_UNREACHABLE',
    'The forum is overloaded and does not search for now. A later attempt may do better.',
    { retryable: true, ...(until === undefined ? {} : { cooldownUntil: until }) },
  );
};

const failed = (what: string, retryable = false) =>
  new SourceError('SOURCE_BAD_RESPONSE', `The forum ${what}`, { retryable });
