import { searchThreads } from './conversations.ts';
import { type LemmyInstance, viewsOf } from './lemmy-views.ts';
import { type DemoSite, integerOf, json, type SiteAnswer } from './site.ts';

/**
 * A Lemmy instance: `/api/v3/search`. It finds posts and comments, also about an accessory, and some posts of its neighbor, which
 * finds them too. Some posts are bare links, and some comments are deleted. Each page after the first repeats the last item of
 * the previous one, as happens when votes arrive.
 */
export const lemmySite = (instance: LemmyInstance): DemoSite => ({
  name: instance.name,
  answer: ({ url: { pathname, searchParams } }) => {
    if (pathname !== '/api/v3/search') return json({ error: 'not_found' }, { status: 404 });
    const page = integerOf(searchParams.get('page'), 1, 1, 1_000_000);
    const limit = integerOf(searchParams.get('limit'), 10, 1, 50);
    if (page === undefined || limit === undefined) {
      return json({ error: 'invalid_page_or_limit' }, { status: 400 });
    }
    return search(instance, searchParams.get('q') ?? '', page, limit);
  },
});

const search = (
  instance: LemmyInstance,
  query: string,
  page: number,
  limit: number,
): SiteAnswer => {
  const { name, neighbor } = instance;
  const own = searchThreads(query, name).map((thread) => viewsOf(instance, name, thread));
  const others = searchThreads(query, neighbor)
    .slice(0, 2)
    .map((thread) => viewsOf(instance, neighbor, thread));
  const views = [...own, ...others];
  const part = <View extends Scored>(all: readonly View[]): View[] => {
    const start = (page - 1) * limit;
    const overlap = page > 1 && start < all.length ? 1 : 0;
    return all
      .toSorted((one, other) => other.counts.score - one.counts.score)
      .slice(start - overlap, start - overlap + limit);
  };
  return json({
    type_: 'All',
    posts: part(views.map(({ post }) => post)),
    comments: part(views.flatMap(({ comments }) => comments)),
    communities: [],
    users: [],
  });
};

interface Scored {
  readonly counts: { readonly score: number };
}
