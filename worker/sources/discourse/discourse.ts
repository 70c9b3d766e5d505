import { z } from 'zod';
import { serviceUrls } from '../../../process/value-types.ts';
import { mentionsProduct, namesOtherProduct } from '../../matching/mentions-product.ts';
import { readParts } from '../../paging/read-parts.ts';
import { readResumeToken, writeResumeToken } from '../../paging/resume-token.ts';
import type { Http } from '../../source/http.ts';
import type { Page, Source } from '../../source/source.ts';
import { maxSearchPages, searchForum } from './search.ts';
import { readSomePosts, readWholeTopic } from './topic.ts';

export const discourseSettings = z.object({ DISCOURSE_URLS: serviceUrls });

/**
 * Posts in Discourse forums: https://docs.discourse.org. A topic whose title contains every word of the product name is read
 * in full; from any other topic, only the posts that the search found. Search results contain only the beginning of each post,
 * so each topic costs a request. That 409 means "overloaded" comes from Discourse's source code; no recording was available.
 *
 * If a forum fails, the others are still read, and a later page reports it in `failures`. The source fails only if every forum
 * fails.
 *
 * The resume token contains, for each forum, the current search page, the posts and whole topics already read, and the last
 * post read of the current topic. A later attempt requests that search page again and skips what was read.
 */
export const discourse = (settings: z.infer<typeof discourseSettings>): Source => ({
  name: 'discourse',
  collect: ({ productName, resume, http }) =>
    readParts(
      settings.DISCOURSE_URLS.map((forum, index) => ({
        key: forum.href,
        name: `Forum ${index + 1} of DISCOURSE_URLS`,
        read: (at) => readForum(http, forum, productName, at),
      })),
      resume,
    ),
});

async function* readForum(
  http: Http,
  forum: URL,
  productName: string,
  resume: string | undefined,
): AsyncGenerator<Page, void, undefined> {
  const known = readResumeToken(resume, resumeSchema);
  const state: ResumeState = known ?? { page: 1, posts: [], topics: [] };
  for (let isFirstRead = known === undefined; state.page <= maxSearchPages; isFirstRead = true) {
    const found = await searchForum(http, forum, productName, state.page);
    let skipped = isFirstRead ? found.malformed : 0;
    const toPage = (read: Pick<Page, 'reviews' | 'dropped'>): Page => {
      const dropped = read.dropped + skipped;
      skipped = 0;
      return { reviews: read.reviews, dropped, resume: writeResumeToken(state) };
    };

    const readPosts = new Set(state.posts);
    for (const { posts, ...named } of found.topics) {
      const topic = { ...named, forum, productName };
      const newPosts = posts.filter((id) => !readPosts.has(id));
      if (state.topics.includes(topic.id) || newPosts.length === 0) continue;
      if (mentionsProduct(productName, [topic.title], '')) {
        const after = state.current?.topic === topic.id ? state.current.post : undefined;
        for await (const { last, ...part } of readWholeTopic(http, topic, after)) {
          state.current = { topic: topic.id, post: last };
          yield toPage(part);
        }
        state.topics.push(topic.id);
      } else {
        state.posts.push(...newPosts);
        if (namesOtherProduct(productName, topic.title)) skipped += newPosts.length;
        else yield toPage(await readSomePosts(http, topic, newPosts));
      }
    }
    if (skipped > 0) yield toPage({ reviews: [], dropped: 0 });
    if (!found.hasMore) return;
    state.page++;
    state.posts = [];
  }
}

const resumeSchema = z.object({
  /** Search page, from 1. */
  page: z.number().int().min(1),
  /** IDs of the posts on that page that were read or dropped, except those of whole topics. */
  posts: z.array(z.number()),
  /** IDs of topics that were read in full. */
  topics: z.array(z.number()),
  /** The topic being read, and the last post read of it. */
  current: z.object({ topic: z.number(), post: z.number() }).optional(),
});

type ResumeState = z.infer<typeof resumeSchema>;
