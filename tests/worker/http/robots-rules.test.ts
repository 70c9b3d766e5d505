import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDisallowed } from '../../../worker/http/robots-rules.ts';

const allows = (rules: string, path: string) =>
  !isDisallowed(`User-agent: *\n${rules}`, new URL(path, 'https://shop.example'), 'Reviewcast');

describe('rules', () => {
  test.each([
    ['Disallow: /private', '/private/1', false],
    ['Disallow: /private', '/public', true],
    ['Disallow:', '/anything', true],
    ['Disallow: /*/reviews', '/kettle/reviews?page=2', false],
    ['Disallow: /*.pdf$', '/manual.pdf', false],
    ['Disallow: /*.pdf$', '/manual.pdf?print', true],
    ['Disallow: /a*b*a$', '/aba', false],
    ['Disallow: /a*ba$', '/aa', true],
    ['Disallow: /$', '/', false],
    ['Disallow: /$', '/a', true],
    ['Disallow: *', '/a', false],
    ['Disallow: /\nAllow: /products', '/products/kettle', true],
    ['Allow: /p\nDisallow: /p', '/p', true],
    ['Disallow: /caf\u00e9', '/caf%c3%a9', false],
    ['Disallow: /a # not this', '/a', false],
    ['Disallow: /?sort=', '/?sort=price', false],
  ])('of %j: whether %s is allowed is %s', (rules, path, expected) => {
    expect(allows(rules, path)).toBe(expected);
  });

  test('of several groups for the robot are combined, and those for all robots then ignored', () => {
    const text =
      'User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: reviewcast/2\nDisallow: /a\n\n' +
      'Sitemap: /sitemap.xml\nUser-agent: Reviewcast\nDisallow: /b';
    const disallowed = ['/a', '/b', '/c'].filter((path) =>
      isDisallowed(text, new URL(path, 'https://shop.example'), 'Reviewcast'),
    );
    expect(disallowed).toEqual(['/a', '/b']);
  });

  test('match as the regular expressions that they stand for', () => {
    const part = fc.constantFrom('a', 'b', '*', '/', '$', 'ab', '?');
    const pattern = fc.array(part, { maxLength: 8 }).map((parts) => `/${parts.join('')}`);
    const path = fc
      .array(fc.constantFrom('a', 'b', '/', '?'), { maxLength: 10 })
      .map((parts) => `/${parts.join('')}`);
    fc.assert(
      fc.property(pattern, path, (rule, address) => {
        const url = new URL(`https://shop.example${address}`);
        const expression = rule.replace(/[/?]|\$(?!$)/g, '\\$&').replace(/\*+/g, '.*');
        const matches = new RegExp(`^${expression}`).test(url.pathname + url.search);
        expect(isDisallowed(`User-agent: *\nDisallow: ${rule}`, url, 'Reviewcast')).toBe(matches);
      }),
    );
  });
});

test.each(['*', '*a', '*a*', `${'*a'.repeat(500)}b`, `*${'a'.repeat(900)}b`, '*aaab'])(
  'half a megabyte of rules with wildcards takes bounded time: %.20s',
  (rule) => {
    const line = `Disallow: /x${rule}\nDisallow: ${rule}x\n`;
    const text = line.repeat(Math.floor(500_000 / line.length));
    expect(allows(text, `/${'a'.repeat(1990)}`)).toBe(true);
  },
  5_000,
);
