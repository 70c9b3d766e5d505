import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const changelog = readFileSync('CHANGELOG.md', 'utf8');

test('the root and every workspace have the newest version of the changelog', () => {
  const newest = /^## \[(\d+\.\d+\.\d+)\]/m.exec(changelog)?.[1];
  const { workspaces } = z.object({ workspaces: z.array(z.string()) }).parse(manifest('.'));
  expect(workspaces.length).toBeGreaterThan(0);
  for (const folder of ['.', ...workspaces]) {
    expect(manifest(folder), folder).toMatchObject({ version: newest });
  }
});

test('each version has a date, or is the first one and unreleased', () => {
  const headings = [...changelog.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
  expect(headings.length).toBeGreaterThan(0);
  for (const [i, heading] of headings.entries()) {
    expect(heading).toMatch(
      i === 0
        ? /^\[\d+\.\d+\.\d+\] - (Unreleased|\d{4}-\d\d-\d\d)$/
        : /^\[\S+\] - \d{4}-\d\d-\d\d$/,
    );
  }
});

const manifest = (folder: string): unknown =>
  JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
