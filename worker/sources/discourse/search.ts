import { z } from 'zod';
import { retryAfter } from '../../http/requested-cooldown.ts';
import { endpoint } from '../../paging/endpoint.ts';
import { getParsedJson } from '../../parsing/get-parsed.ts';
import { parseBody } from '../../parsing/parse-body.ts';
import { validItems } from '../../parsing/parse-reviews.ts';
import { errorText } from '../../source/error-text.ts';
import type { Http } from '../../source/http.ts';
import type { Received } from '../../source/parser.ts';
import { SourceError } from '../../source/source-error.ts';
import { withAdvice } from '../../source/unauthorized.ts';

/** A topic in the search results, with its posts that matched. */
export interface FoundTopic {
  readonly id: number;
  /** Empty if the response does not contain it. */
  readonly title: string;
  /** Part of the topic's URL. */
  readonly slug: string;
  /** Post IDs, most relevant first. */
  readonly posts: readonly number[];
}

export interface FoundTopics {
  /** Most relevant first. */
  readonly topics: readonly FoundTopic[];
  /** The number of malformed posts. */
  readonly malformed: number;
  readonly hasMore: boolean;
}

/** Discourse serves no page after this one. */
export const maxSearchPages = 10;

/**
 * Requests one page of a forum's search, from 1 to {@link maxSearchPages}.
 *
 * @throws {SourceError} including if the forum is too old, overloaded, open to members only, or rejects the search term.
 */
export const searchForum = (
  http: Http,
  forum: URL,
  productName: string,
  page: number,
): Promise<FoundTopics> => {
  const url = endpoint(forum, 'search.json', { q: productName, page });
  return getParsedJson(http, url, parseSearch, { page }, { acceptStatuses: [400, 409] }).catch(
    withAdvice('The forum lets only members search. Remove it from DISCOURSE_URLS.'),
  );
};

export const parseSearch = ({ response, page }: Received & { page: number }): FoundTopics => {
  const body = parseBody(response, 'The forum', answerSchema);
  if (response.status === 409) throw overloaded(response.headers['retry-after'] ?? null);
  // Some forums announce more pages than they serve.
  if (response.status === 400 && page > 1) return { topics: [], malformed: 0, hasMore: false };
  if (response.status === 400)
    throw invalidResponse('rejected the search term; it may be too short.');
  if (Array.isArray(body)) {
    throw invalidResponse('runs a version of Discourse from before 2014, which is not supported.');
  }
  const { posts, topics, grouped_search_result: summary } = body;
  const error = summary?.error ?? body.errors?.join(' ');
  if (error !== undefined && !posts?.length) {
    throw invalidResponse(`could not run the search: ${errorText(error)}`, true);
  }
  return {
    ...foundTopics(posts ?? [], topics ?? []),
    hasMore: summary?.more_full_page_results === true,
  };
};

const foundTopics = (posts: readonly unknown[], topics: readonly unknown[]) => {
  const named = new Map(validItems(topics, topicSchema).map((topic) => [topic.id, topic]));
  const found = new Map<number, number[]>();
  const read = validItems(posts, postSchema);
  for (const { id, topic_id: topic } of read) {
    const ids = found.get(topic);
    if (ids === undefined) found.set(topic, [id]);
    else ids.push(id);
  }
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

/** Versions before 2014 return an array. Without posts, another field must show that the response comes from Discourse. */
const answerSchema = z.union([
  listSchema,
  foundSchema.extend({ posts: listSchema }),
  foundSchema.extend({ errors: z.array(z.string()) }),
  foundSchema.extend({ grouped_search_result: summarySchema }),
]);

const overloaded = (header: string | null): SourceError => {
  const until = retryAfter(header, Date.now());
  return new SourceError(
    'SOURCE_UNREACHABLE',
    'The forum is overloaded and cannot search right now. A later attempt may succeed.',
    { retryable: true, ...(until === undefined ? {} : { cooldownUntil: until }) },
  );
};

const invalidResponse = (what: string, retryable = false) =>
  new SourceError('SOURCE_BAD_RESPONSE', `The forum ${what}`, { retryable });
