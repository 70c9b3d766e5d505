import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const pages = ['.', 'docs', 'schema', 'client', 'cli', 'react', 'client-example'].flatMap(
  (folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => normalize(join(folder, name))),
);

test.each(pages)('every relative link in %s leads to a file and a heading in it', (page) => {
  const text = readFileSync(page, 'utf8').replace(fence, '');
  for (const [link, target = ''] of text.matchAll(/\[[^\]]*\]\(([^)\s]+)\)/g)) {
    if (/^[a-z]+:/.test(target)) continue;
    const [path = '', heading] = target.split('#');
    const file = path === '' ? page : normalize(join(dirname(page), path));
    expect(existsSync(file), link).toBe(true);
    if (heading !== undefined) expect(anchorsOf(file), link).toContain(heading);
  }
});

test('docs/README.md lists every page of the documentation', () => {
  const index = readFileSync('docs/README.md', 'utf8');
  const listed = [...index.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, name]) => name);
  const existing = readdirSync('docs').filter((name) => /^[a-z].*\.md$/.test(name));
  expect(listed.toSorted()).toEqual(existing.toSorted());
});

/** The anchors that GitHub gives to the headings of a page. */
const anchorsOf = (file: string): string[] =>
  [
    ...readFileSync(file, 'utf8')
      .replace(fence, '')
      .matchAll(/^#+ (.+)$/gm),
  ].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

const fence = /^```[\s\S]*?^```$/gm;
