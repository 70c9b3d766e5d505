import { expect, test } from 'vitest';
import { z } from 'zod';
import { nothingName } from '../../demo/catalogue/catalogue.ts';
import { hackernewsSite } from '../../demo/sites/hackernews.ts';
import { type Answer, clientOf } from '../support/demo/site-client.ts';

const pageSchema = z.object({
  hits: z.array(
    z.object({
      objectID: z.string(),
      author: z.string(),
      points: z.number().nullable(),
      title: z.string().nullable(),
      url: z.string().nullable(),
      story_text: z.string().nullable(),
      comment_text: z.string().nullable(),
      story_id: z.number().nullable(),
      parent_id: z.number().nullable(),
      story_title: z.string().nullable(),
      created_at: z.iso.datetime(),
      created_at_i: z.number().int(),
      _tags: z.array(z.string()),
      _highlightResult: z.object({}),
    }),
  ),
  nbHits: z.number(),
  page: z.number(),
  nbPages: z.number(),
  hitsPerPage: z.number(),
});

interface Node {
  id: number;
  type: string;
  author: string | null;
  text: string | null;
  children: Node[];
}

const nodeSchema: z.ZodType<Node> = z.object({
  id: z.number(),
  type: z.string(),
  author: z.string().nullable(),
  text: z.string().nullable(),
  points: z.number().nullable(),
  created_at: z.iso.datetime(),
  get children() {
    return z.array(nodeSchema);
  },
});

const query = 'query=Halden%20Arc%202%20Headphones&tags=(story,comment)';
const page = (answer: Answer) => pageSchema.parse(answer.json());

test('pages contain all announced hits, and each page repeats the last hit of the previous one', async () => {
  const get = await clientOf(hackernewsSite());
  const first = page(await get(`/api/v1/search?${query}&page=0&hitsPerPage=15`));
  expect(first).toMatchObject({ page: 0, hitsPerPage: 15 });
  expect(first.nbHits).toBeGreaterThan(30);
  expect(first.nbPages).toBe(Math.ceil(first.nbHits / 15));

  const seen = new Set(first.hits.map(({ objectID }) => objectID));
  let last = first;
  for (let number = 1; number < first.nbPages; number++) {
    const next = page(await get(`/api/v1/search?${query}&page=${number}&hitsPerPage=15`));
    expect(next.hits[0]?.objectID).toBe(last.hits.at(-1)?.objectID);
    for (const { objectID } of next.hits) seen.add(objectID);
    last = next;
  }
  expect(seen.size).toBe(first.nbHits);
  const pastEnd = page(await get(`/api/v1/search?${query}&page=${first.nbPages}&hitsPerPage=15`));
  expect(pastEnd.hits).toEqual([]);
});

test('the same request gets the same answer', async () => {
  const [get, other] = [await clientOf(hackernewsSite()), await clientOf(hackernewsSite())];
  const path = `/api/v1/search?${query}`;
  expect((await get(path)).text).toBe((await get(path)).text);
  expect((await other(path)).text).toBe((await get(path)).text);
});

test('tags select stories or comments', async () => {
  const get = await clientOf(hackernewsSite());
  const all = page(await get(`/api/v1/search?${query}&hitsPerPage=1000`));
  const words = 'query=halden+arc&hitsPerPage=1000';
  const stories = page(await get(`/api/v1/search?${words}&tags=story`));
  const comments = page(await get(`/api/v1/search?${words}&tags=comment`));
  expect(stories.nbHits + comments.nbHits).toBe(all.nbHits);
  expect(stories.hits.every(({ title, comment_text }) => title && comment_text === null)).toBe(
    true,
  );
  expect(comments.hits.every(({ title, comment_text }) => comment_text && title === null)).toBe(
    true,
  );
  const author = comments.hits[0]?.author ?? '';
  const own = page(await get(`/api/v1/search?${words}&tags=comment,author_${author}`));
  expect(new Set(own.hits.map((hit) => hit.author))).toEqual(new Set([author]));
});

test('texts are HTML with entities, and some are about an accessory', async () => {
  const get = await clientOf(hackernewsSite());
  const { hits } = page(await get(`/api/v1/search?${query}&hitsPerPage=1000`));
  const texts = hits.map((hit) => hit.comment_text ?? '').join();
  expect(texts).toContain('<p>');
  expect(texts).toContain('&#x27;');
  expect(hits.some((hit) => /case for/i.test(hit.title ?? ''))).toBe(true);
});

test('an item contains the tree of its comments, including deleted ones', async () => {
  const get = await clientOf(hackernewsSite());
  const stories = page(await get('/api/v1/search?query=halden+arc&tags=story'));
  const trees: Node[] = [];
  for (const { objectID } of stories.hits) {
    trees.push(nodeSchema.parse((await get(`/api/v1/items/${objectID}`)).json()));
  }
  expect(trees.map(({ id }) => String(id))).toEqual(stories.hits.map((hit) => hit.objectID));
  const comments = trees.flatMap((tree) => tree.children);
  expect(comments.length).toBeGreaterThan(20);
  expect(comments.some(({ author, text }) => author === null && text === null)).toBe(true);
  expect((await get('/api/v1/items/1')).status).toBe(404);
});

test('an unknown name finds nothing, and an invalid page is rejected', async () => {
  const get = await clientOf(hackernewsSite());
  const nothing = page(await get(`/api/v1/search?query=${nothingName}`));
  expect(nothing).toMatchObject({ hits: [], nbHits: 0, nbPages: 0 });
  expect((await get(`/api/v1/search?${query}&page=x`)).status).toBe(400);
});
