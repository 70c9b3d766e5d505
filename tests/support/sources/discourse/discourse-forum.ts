import { discourse } from '../../../../worker/sources/discourse/discourse.ts';
import { searchFor } from '../collecting.ts';
import { openSite, refuse } from '../site.ts';

/** A forum at `path` that returns twenty posts at a time, as Discourse does. */
export const openForum = (forum: Forum, path = '') =>
  openSite(({ pathname, searchParams }, _, response) => {
    const say = (body: unknown) => response.end(JSON.stringify(body));
    const topicOf = (id: number) => forum.topics.find(({ posts }) => posts[id] !== undefined);
    if (pathname === `${path}/search.json`) {
      const page = Number(searchParams.get('page'));
      const ids = forum.found[page - 1] ?? [];
      const topics = new Set(ids.flatMap((id) => topicOf(id) ?? []));
      return say({
        posts: ids.map((id) => ({
          id,
          username: 'ole',
          blurb: 'A beginning …',
          topic_id: topicOf(id)?.id,
        })),
        topics: [...topics].map(({ id, title }) => ({ id, title, slug: `topic-${id}` })),
        grouped_search_result: { more_full_page_results: page < forum.found.length || null },
      });
    }
    const [, id, part] = /\/t\/(\d+)(\/posts)?\.json$/.exec(pathname) ?? [];
    const topic = forum.topics.find((one) => one.id === Number(id));
    if (topic === undefined) return refuse(response, 404);
    const stream = Object.keys(topic.posts).map(Number);
    const wanted = searchParams.getAll('post_ids[]').map(Number);
    const ids = part ? stream.filter((post) => wanted.includes(post)) : stream.slice(0, 20);
    say({
      id: topic.id,
      title: topic.title,
      slug: `topic-${id}`,
      post_stream: {
        posts: ids.map((post) => ({
          id: post,
          post_number: post === stream[0] ? 1 : post * 10,
          username: 'ida',
          created_at: '2024-05-06T09:00:00.000+02:00',
          cooked: topic.posts[post],
          like_count: 3,
          ...topic.fields?.[post],
        })),
        ...(part ? {} : { stream }),
      },
    });
  });

interface Forum {
  /** Topics with the IDs and texts of their posts. */
  readonly topics: readonly Topic[];
  /** The post IDs on each page of the search. */
  readonly found: readonly (readonly number[])[];
}

interface Topic {
  readonly id: number;
  readonly title: string;
  /** HTML by post ID. Post numbers are ten times the ID, so that they have gaps. */
  readonly posts: Readonly<Record<number, string>>;
  /** Further fields by post ID. */
  readonly fields?: Readonly<Record<number, object>>;
}

/** The source with some forums. */
export const read = (...urls: URL[]) => discourse({ DISCOURSE_URLS: urls });

/** A first attempt to find the product of the topics. */
export const acmeKettle = () => searchFor('Acme Kettle');

/** One-line posts with consecutive IDs. */
export const fine = (count: number, first = 1) =>
  Object.fromEntries(Array.from({ length: count }, (_, id) => [first + id, `<p>Fine ${id}.</p>`]));

/** Three search pages: 52 posts about the Acme Kettle, and a topic about its covers. */
export const large: Forum = {
  topics: [
    { id: 7, title: 'Acme Kettle', posts: fine(47) },
    {
      id: 8,
      title: 'Kitchens',
      posts: { 101: '<p>Acme kettle 101</p>', 102: '<p>Acme kettle 102</p>' },
    },
    { id: 9, title: 'The Acme Kettle again', posts: fine(3, 201) },
    { id: 10, title: 'Covers for the Acme Kettle', posts: fine(3, 301) },
  ],
  found: [[5, 101], [301], [6, 102, 201]],
};
