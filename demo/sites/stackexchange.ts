import { gzipSync } from 'node:zlib';
import { searchThreads } from './conversations.ts';
import { type DemoSite, integerOf, type SiteAnswer } from './site.ts';
import { type Question, questionOf } from './stackexchange-questions.ts';

/** The only site of the demo's Stack Exchange. */
export const stackexchangeSiteName = 'gear';

/**
 * Stack Exchange's API: `/2.3/search/advanced` and `/2.3/questions/{ids}/answers`, always compressed, with bodies only if the
 * filter is `withbody`. A search also finds questions about an accessory. Each page after the first repeats the last item of the
 * previous one, as happens when new posts arrive.
 */
export const stackexchangeSite = (): DemoSite => {
  /** Questions found by earlier searches, since an ID does not say which product it belongs to. */
  const questions = new Map<number, Question>();
  return {
    name: 'stackexchange',
    answer: ({ url: { pathname, searchParams } }) => {
      const site = searchParams.get('site');
      if (site === null) return failed(400, 'bad_parameter', 'site is required');
      if (site !== stackexchangeSiteName) {
        return failed(400, 'bad_parameter', `No site found for name \`${site}\``);
      }
      if (pathname === '/2.3/search/advanced') {
        const query = searchParams.get('q') ?? '';
        const found = searchThreads(query, 'stackexchange').map(questionOf);
        for (const question of found) questions.set(question.question_id, question);
        return paged(
          found.map(({ answers: _, ...question }) => question),
          searchParams,
        );
      }
      const ids = /^\/2\.3\/questions\/([\d;]+)\/answers$/.exec(pathname)?.[1]?.split(';') ?? [];
      if (ids.length === 0) return failed(404, 'no_method', 'this method cannot be found');
      const answers = ids.flatMap((id) => questions.get(Number(id))?.answers ?? []);
      return paged(
        answers.toSorted((one, other) => one.creation_date - other.creation_date),
        searchParams,
      );
    },
  };
};

const paged = (all: readonly { readonly body: string }[], query: URLSearchParams): SiteAnswer => {
  const page = integerOf(query.get('page'), 1, 1, 25);
  const size = integerOf(query.get('pagesize'), 30, 0, 100);
  if (page === undefined)
    return failed(403, 'access_denied', 'page above 25 requires access token');
  if (size === undefined) return failed(400, 'bad_parameter', 'pagesize');
  const start = (page - 1) * size;
  const overlap = page > 1 && start < all.length ? 1 : 0;
  const end = start - overlap + size;
  const items = all
    .slice(start - overlap, end)
    .map(({ body, ...item }) => (query.get('filter') === 'withbody' ? { ...item, body } : item));
  return compressed(200, {
    items,
    has_more: end < all.length,
    quota_max: 300,
    quota_remaining: 287,
  });
};

const failed = (id: number, name: string, message: string): SiteAnswer =>
  compressed(400, { error_id: id, error_name: name, error_message: message });

const compressed = (status: number, body: unknown): SiteAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'content-encoding': 'gzip' },
  body: gzipSync(JSON.stringify(body)),
});
