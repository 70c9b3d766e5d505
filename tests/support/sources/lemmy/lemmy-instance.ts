import { lemmy } from '../../../../worker/sources/lemmy/lemmy.ts';
import { searchFor } from '../collecting.ts';
import { openPages } from '../site.ts';

const around = { creator: { name: 'ida', actor_id: 'https://home.test/u/ida' }, community: {} };

const content = (id: number, kind: string) => ({
  id,
  published: '2024-05-06T07:08:09.123456Z',
  ap_id: `https://home.test/${kind}/${id}`,
});

export const post = (id: number, fields: object = {}) => ({
  post: {
    ...content(id, 'post'),
    name: `Acme Kettle ${id}`,
    body: `It is **fine**, [${id}](https://kettle.test).`,
    ...fields,
  },
  ...around,
  counts: { score: 5, upvotes: 6, downvotes: 1, comments: 2 },
});

export const comment = (
  id: number,
  fields: object = {},
  postName = 'Acme Kettle',
  creator: object = {},
) => ({
  comment: { ...content(id, 'comment'), content: `Comment ${id}`, ...fields },
  post: { ...content(1, 'post'), name: postName },
  ...around,
  creator: { ...around.creator, ...creator },
  counts: { score: -1, upvotes: 0, downvotes: 1 },
});

interface Known {
  readonly posts?: readonly unknown[];
  readonly comments?: readonly unknown[];
}

/** An instance that pages its posts and comments as requested. */
export const openInstance = (known: Known) =>
  openPages(({ pathname, searchParams }) => {
    if (pathname !== '/api/v3/search') return undefined;
    const [page = 1, limit = 10] = ['page', 'limit'].map((name) => Number(searchParams.get(name)));
    const part = (all: readonly unknown[] = []) => all.slice((page - 1) * limit, page * limit);
    return {
      type_: 'All',
      posts: part(known.posts),
      comments: part(known.comments),
      communities: [],
      users: [],
    };
  });

export const read = (...urls: URL[]) => lemmy({ LEMMY_URLS: urls });
export const acmeKettle = () => searchFor('Acme Kettle');
export const idsOf = (reviews: readonly { sourceId: string | null }[]) =>
  reviews.map(({ sourceId }) => sourceId?.replace('https://home.test/', ''));

export const many = (count: number, of: (id: number) => unknown, first = 1) =>
  Array.from({ length: count }, (_, id) => of(first + id));
