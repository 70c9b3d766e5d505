import { searchThreads } from './conversations.ts';
import { type ForumPost, type ForumTopic, topicOf } from './discourse-topics.ts';
import { escapeHtml } from './markup.ts';
import { pageOf } from './page.ts';
import { type DemoSite, html, integerOf, json, type SiteAnswer } from './site.ts';

/**
 * A Discourse forum: `/search.json`, `/t/{id}.json`, and `/t/{id}/posts.json`. A search also finds posts about an accessory. Each
 * page after the first repeats the last post of the previous one. Topics have HTML pages too, so that links in reviews work.
 *
 * @param name the forum's name, which seeds its people and posts.
 */
export const discourseSite = (name: string): DemoSite => {
  /** Topics found by earlier searches, since an ID does not say which product it belongs to. */
  const topics = new Map<number, ForumTopic>();
  return {
    name,
    answer: ({ url: { pathname, searchParams } }) => {
      if (pathname === '/search.json') {
        const query = searchParams.get('q')?.trim() ?? '';
        if (query.length < 3) return invalid('Your search term is too short.');
        const found = searchThreads(query, name).map((thread) => topicOf(thread, name));
        for (const topic of found) topics.set(topic.id, topic);
        return search(found, searchParams);
      }
      const [, id, part] = /^\/t\/(\d+)(\/posts)?\.json$/.exec(pathname) ?? [];
      const topic = topics.get(Number(id ?? /^\/t\/[^/]+\/(\d+)\/\d+$/.exec(pathname)?.[1]));
      if (topic === undefined) return notFound();
      if (id === undefined) return html(topicPage(name, topic));
      const wanted = searchParams.getAll('post_ids[]').map(Number);
      return json(part ? someOf(topic, wanted) : wholeOf(topic));
    },
  };
};

const perSearchPage = 30;
const perAnswer = 20;

const search = (topics: readonly ForumTopic[], query: URLSearchParams): SiteAnswer => {
  const page = integerOf(query.get('page'), 1, 1, 10);
  if (page === undefined) return invalid('page must not be greater than 10');
  const all = topics.flatMap((topic) => topic.posts.map((post) => ({ topic, post })));
  const start = (page - 1) * perSearchPage;
  const overlap = page > 1 && start < all.length ? 1 : 0;
  const shown = all.slice(start - overlap, start + perSearchPage);
  const hasMore = start + perSearchPage < all.length;
  return json({
    posts: shown.map(({ topic, post: { cooked, ...post } }) => ({
      ...post,
      name: '',
      topic_id: topic.id,
      blurb: cooked.replaceAll(/<[^>]*>/g, '').slice(0, 200),
    })),
    topics: [...new Set(shown.map(({ topic }) => topic))].map(({ id, title, slug, posts }) => ({
      id,
      title,
      fancy_title: escapeHtml(title),
      slug,
      posts_count: posts.length,
    })),
    users: [],
    grouped_search_result: {
      more_full_page_results: hasMore || null,
      term: query.get('q'),
      error: null,
      post_ids: shown.map(({ post }) => post.id),
    },
  });
};

const wholeOf = ({ posts, ...topic }: ForumTopic) => ({
  ...topic,
  posts_count: posts.length,
  post_stream: { posts: posts.slice(0, perAnswer), stream: posts.map(({ id }) => id) },
});

const someOf = ({ id, posts }: ForumTopic, wanted: readonly number[]) => {
  const some: ForumPost[] = posts.filter((post) => wanted.includes(post.id)).slice(0, perAnswer);
  return { id, post_stream: { posts: some } };
};

/** The HTML page of a topic. */
const topicPage = (forum: string, { title, posts }: ForumTopic): string =>
  pageOf({
    title: `${title} – ${forum}`,
    body: `<h1>${escapeHtml(title)}</h1>
${posts.map(({ username, cooked }) => `<article><h3>${escapeHtml(username)}</h3>${cooked}</article>`).join('\n')}`,
  });

const invalid = (message: string): SiteAnswer =>
  json({ errors: [message], error_type: 'invalid_parameters' }, { status: 400 });

const notFound = (): SiteAnswer =>
  json(
    { errors: ['The page is private or does not exist.'], error_type: 'not_found' },
    { status: 404 },
  );
