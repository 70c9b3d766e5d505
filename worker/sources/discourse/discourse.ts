import { z } from 'zod';
import { serviceUrls } from '../../../process/value-types.ts';
import { speaksOf } from '../../matching/post-match.ts';
import { mentions } from '../../matching/title-match.ts';
import { eachPart } from '../../paging/each-part.ts';
import { readResume, writeResume } from '../../paging/resume.ts';
import type { Http } from '../../source/http.ts';
import type { Page, Source } from '../../source/source.ts';
import { maxSearchPages, searchForum } from './search.ts';
import { readSomePosts, readWholeTopic } from './topic.ts';

export const discourseSettings = z.object({ DISCOURSE_URLS: serviceUrls });

/**
 * Posts in forums that run Discourse: https://docs.discourse.org. A topic whose title has all asked words is read from its first
 * post to its last; of any other topic those posts are read that the search has found. A search shows the beginnings of posts
 * only, so that each topic costs a request. That 409 means overloaded is from Discourse's code; no recording was seen.
 *
 * A forum that fails costs itself: a later page names it in `failures`. The source fails when every forum does.
 *
 * A resume token says for each forum which page of the search is being read, which posts of it and which whole topics are done,
 * and how far the topic that is being read is: a later attempt asks for that page again, whatever has moved into it, and goes on
 * behind those.
 */
export const discourse = (settings: z.infer<typeof discourseSettings>): Source => ({
  name: 'discourse',
  collect: ({ productName, resume, http }) =>
    eachPart(
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
  const known = readResume(resume, placeSchema);
  const place: Place = known ?? { page: 1, posts: [], topics: [] };
  for (let isNew = known === undefined; place.page <= maxSearchPages; isNew = true) {
    const found = await searchForum(http, forum, productName, place.page);
    let unfit = isNew ? found.malformed : 0;
    const passOn = (read: Pick<Page, 'reviews' | 'dropped'>): Page => {
      const dropped = read.dropped + unfit;
      unfit = 0;
      return { reviews: read.reviews, dropped, resume: writeResume(place) };
    };

    for (const { posts, ...named } of found.topics) {
      const topic = { ...named, forum, productName };
      const fresh = posts.filter((id) => !place.posts.includes(id));
      if (place.topics.includes(topic.id) || fresh.length === 0) continue;
      if (speaksOf(productName, [topic.title], '')) {
        const behind = place.within?.topic === topic.id ? place.within.post : undefined;
        for await (const { last, ...part } of readWholeTopic(http, topic, behind)) {
          place.within = { topic: topic.id, post: last };
          yield passOn(part);
        }
        place.topics.push(topic.id);
      } else {
        place.posts.push(...fresh);
        if (mentions(productName, [topic.title])) unfit += fresh.length;
        else yield passOn(await readSomePosts(http, topic, fresh));
      }
    }
    if (unfit > 0) yield passOn({ reviews: [], dropped: 0 });
    if (!found.hasMore) return;
    place.page++;
    place.posts = [];
  }
}

const placeSchema = z.object({
  /** Of the search; the first is 1. */
  page: z.number().int().min(1),
  /** IDs of what that page holds and was read or left out, besides whole topics. */
  posts: z.array(z.number()),
  /** IDs of topics that were read to their end. */
  topics: z.array(z.number()),
  /** The topic that was being read, and its last post that was. */
  within: z.object({ topic: z.number(), post: z.number() }).optional(),
});

type Place = z.infer<typeof placeSchema>;
