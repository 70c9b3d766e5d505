import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accountOf, catalogueRow, sourceNames, variablesOf } from '../../contract/catalogue.ts';
import { failureCodes } from '../../contract/failure.ts';
import { platformNames, platformRow } from '../../contract/platforms.ts';
import { titleMatch } from '../../worker/matching/title-match.ts';
import { maxDepth, maxElements } from '../../worker/parsing/parse-html.ts';
import { maxNesting } from '../../worker/parsing/parse-json.ts';
import { maxTextLength } from '../../worker/parsing/plain-text.ts';
import { detailLimits } from '../../worker/parsing/review-details.ts';
import { maxUrlLength } from '../../worker/parsing/web-url.ts';
import { quotedIn, tablesOf } from '../support/docs/markdown.ts';

const page = readFileSync('docs/sources.md', 'utf8');
const [sources = [], platforms = [], pairs = [], , bounds = [], failures = []] = tablesOf(page);

test('docs/sources.md lists every source, in the order of the catalogue', () => {
  expect(sources.flatMap(([name = '']) => quotedIn(name))).toEqual(sourceNames);
});

describe.each(sourceNames)('%s', (name) => {
  const { kind } = catalogueRow(name);
  const variables = variablesOf(name);
  const account = accountOf(name);
  const limit = `${account.toUpperCase()}_LIMIT`;

  test('docs/sources.md lists its kind, its variables, and its limit', () => {
    const row = sources.find(([first]) => first === `\`${name}\``) ?? [];
    const [, shownKind, , must = '', may = '', shownLimit] = row;
    const others = Object.entries(variables).filter(([variable]) => variable !== limit);
    const named = (required: boolean) =>
      others
        .filter(([, one]) => (one.required && one.default === undefined) === required)
        .map(([variable]) => variable);
    expect(shownKind).toBe(kind);
    expect(quotedIn(must).toSorted()).toEqual(named(true).toSorted());
    expect(quotedIn(may).toSorted()).toEqual(named(false).toSorted());
    expect(shownLimit).toBe(
      account === name ? variables[limit]?.default : `that of \`${account}\``,
    );
  });

  test('docs/configuration.md lists its variables with their defaults', () => {
    const rows = tablesOf(readFileSync('docs/configuration.md', 'utf8')).flat();
    for (const [variable, { default: fallback }] of Object.entries(variables)) {
      const [, shown, source] = rows.find(([first]) => first === `\`${variable}\``) ?? [];
      expect(source, variable).toBe(account);
      expect(shown, variable).toBe(fallback === undefined ? 'none' : `\`${fallback}\``);
    }
  });
});

test('docs/sources.md lists every review platform, its address, and its limit', () => {
  const rows = platformNames.map((name) => {
    const { title, variables } = platformRow(name);
    const [url = '', limit = ''] = ['URL', 'LIMIT'].map((end) => `${name.toUpperCase()}_${end}`);
    return [
      `\`${name}\``,
      title,
      variables[url] ? `\`${url}\`` : '',
      variables[limit]?.default ?? '',
    ];
  });
  expect(platforms.map(([name, title, , url, limit]) => [name, title, url, limit])).toEqual(rows);
});

test.each(pairs)('%s and %s match as docs/sources.md says', (productName, title, isMatch) => {
  expect(titleMatch(productName ?? '', title ?? '') > 0).toBe(isMatch === 'yes');
});

test('docs/sources.md states the limits that the code enforces', () => {
  const boundOf = (what: string) => bounds.find(([first]) => first === what)?.[1];
  const shown = (number: number) => number.toLocaleString('en-US');
  expect(boundOf('HTML')).toBe(`${maxDepth} levels deep, ${shown(maxElements)} elements`);
  expect(boundOf('JSON')).toBe(`${maxNesting} levels deep`);
  expect(boundOf('one text')).toContain(`${shown(maxTextLength)} without`);
  const { media, replies, points, aspectRatings, variant, line, reply, total } = detailLimits;
  expect(boundOf('what a review has besides')).toBe(
    `${media} photos and videos, ${replies} replies of ${shown(reply)} characters, ${points} pros, ${points} cons, ` +
      `${aspectRatings} aspect ratings, ${variant} attributes of a variant, ${line} characters of each name, caption, and point; ` +
      `${shown(total)} characters in total`,
  );
  expect(boundOf('one URL of a review')).toBe(`${shown(maxUrlLength)} characters, http or https`);
});

test('docs/sources.md explains every failure code', () => {
  expect(failures.map(([code]) => code)).toEqual(failureCodes);
});
