import { accessoriesOf, findProducts } from '../catalogue/catalogue.ts';
import type { Product } from '../catalogue/product.ts';
import { seededRandom } from '../catalogue/seeded-random.ts';
import { threadsAbout } from '../catalogue/thread.ts';
import { type Item, itemsOf } from './hackernews-items.ts';
import { escapeHtml } from './markup.ts';
import { type DemoSite, integerOf, json, type SiteAnswer } from './site.ts';

/**
 * Algolia's Hacker News search: `/api/v1/search` and `/api/v1/items/{id}`. A search also finds posts about accessories. Each page
 * after the first repeats the last hit of the previous one, as happens when new posts arrive.
 */
export const hackernewsSite = (): DemoSite => {
  /** Items found by earlier searches, since an ID does not say which product it belongs to. */
  const items = new Map<number, Item>();
  return {
    name: 'hackernews',
    answer: ({ url }) => {
      if (url.pathname === '/api/v1/search') {
        const found = findProducts(url.searchParams.get('query') ?? '').flatMap(itemsAbout);
        for (const item of found) items.set(item.id, item);
        return search(found, url.searchParams);
      }
      const id = /^\/api\/v1\/items\/(\d+)$/.exec(url.pathname)?.[1];
      const item = items.get(Number(id));
      return item ? json(tree(item)) : json({ status: 404, error: 'Not Found' }, { status: 404 });
    },
  };
};

/** Algolia returns at most this many hits per query. */
const reachable = 1000;

const itemsAbout = (product: Product): Item[] => {
  const subjects = [product, ...accessoriesOf(product).slice(0, 1)];
  const items = subjects.flatMap((subject) =>
    threadsAbout(subject).flatMap((thread) => itemsOf(thread)),
  );
  return seededRandom('relevance', product.slug).shuffled(items);
};

const search = (items: readonly Item[], query: URLSearchParams): SiteAnswer => {
  const page = integerOf(query.get('page'), 0, 0, 1_000_000);
  const hitsPerPage = integerOf(query.get('hitsPerPage'), 20, 1, 1000);
  if (page === undefined || hitsPerPage === undefined) {
    return json({ message: 'invalid page or hitsPerPage', status: 400 }, { status: 400 });
  }
  const fits = tagFilter(query.get('tags') ?? '');
  const found = items.filter((item) => item.author !== null && fits(tagsOf(item)));
  const listed = found.slice(0, reachable);
  const start = page * hitsPerPage;
  const overlap = page > 0 && hitsPerPage > 1 ? 1 : 0;
  return json({
    hits: start < listed.length ? listed.slice(start - overlap, start + hitsPerPage).map(hit) : [],
    nbHits: found.length,
    page,
    nbPages: Math.ceil(listed.length / hitsPerPage),
    hitsPerPage,
    query: query.get('query') ?? '',
    exhaustiveNbHits: true,
    processingTimeMS: 3,
  });
};

/** Commas between tags mean AND, but OR within parentheses: `(story,comment),author_pg`. */
const tagFilter = (tags: string): ((own: readonly string[]) => boolean) => {
  const groups = [...tags.matchAll(/\(([^)]*)\)|([^,()]+)/g)].map(([, either, one]) =>
    (either ?? one ?? '').split(','),
  );
  return (own) => groups.every((group) => group.some((tag) => own.includes(tag.trim())));
};

const tagsOf = (item: Item): string[] => [
  item.type,
  ...(item.author === null ? [] : [`author_${item.author}`]),
  `story_${item.story.id}`,
  ...(item.title?.startsWith('Ask HN') ? ['ask_hn'] : []),
];

const hit = (item: Item) => {
  const isStory = item.type === 'story';
  return {
    objectID: String(item.id),
    created_at: item.at.toISOString().replace('.000Z', 'Z'),
    created_at_i: item.at.getTime() / 1000,
    author: item.author,
    title: item.title,
    url: item.url,
    points: item.points,
    story_text: isStory ? item.html : null,
    comment_text: isStory ? null : item.html,
    num_comments: isStory ? item.children.length : null,
    story_id: isStory ? null : item.story.id,
    story_title: isStory ? null : item.story.title,
    story_url: isStory ? null : item.story.url,
    parent_id: item.parentId,
    _tags: tagsOf(item),
    _highlightResult: {
      author: { value: item.author, matchLevel: 'none', matchedWords: [] },
      [isStory ? 'title' : 'story_title']: {
        value: `<em>${escapeHtml(item.story.title)}</em>`,
        matchLevel: 'full',
        fullyHighlighted: false,
        matchedWords: [],
      },
    },
  };
};

const tree = (item: Item): unknown => ({
  id: item.id,
  created_at: item.at.toISOString(),
  created_at_i: item.at.getTime() / 1000,
  type: item.type,
  author: item.author,
  title: item.title,
  url: item.url,
  text: item.html,
  points: item.points,
  parent_id: item.parentId,
  story_id: item.story.id,
  children: item.children.map(tree),
  options: [],
});
