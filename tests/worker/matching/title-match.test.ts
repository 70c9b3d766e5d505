import { describe, expect, test } from 'vitest';
import {
  mentionsAllWords,
  titleMatch,
  titleMatchesInPart,
} from '../../../worker/matching/title-match.ts';

describe('search results', () => {
  test.each([
    ['iPhone 15 Pro', 'Apple iPhone 15 Pro 256GB, Black'],
    ['iphone 15 pro', 'IPHONE 15 PRO'],
    ['WH-1000XM5', 'Sony WH1000XM5 Wireless Headphones'],
    ['sony wh 1000 xm5', 'Sony WH-1000XM5 for travel'],
    ['Café Crème', 'CAFE CREME 500 g'],
    ['AirPods Pro', 'Apple AirPods Pro with MagSafe Charging Case'],
    ['Galaxy S24+', 'Samsung Galaxy S24 Plus'],
    ['MacBook M3', 'Apple MacBook Air M3 CPU'],
    ['Beanie with Logo', 'Beanie with Logo'],
    ['iPhone 15 case', 'Clear case for iPhone 15'],
    ['The Beanie', 'Beanie'],
    ['headphone stand', 'Wooden Headphones Stand'],
    ['ワイヤレス', 'ソニーのワイヤレスヘッドホン'],
  ])('%s matches %s', (asked, title) => {
    expect(titleMatch(asked, title)).toBeGreaterThan(0);
  });

  test.each([
    ['iPhone 15 Pro', 'Silicone case for iPhone 15 Pro'],
    ['iPhone 15 Pro', 'iPhone 15 Pro Case with MagSafe'],
    ['iPhone 15 Pro', 'Schutzhülle für iPhone 15 Pro'],
    ['iPhone 15 Pro', 'Lightning thing compatible with iPhone 15 Pro'],
    ['iPhone 15 Pro', 'Apple iPhone 15'],
    ['iPhone 15 Pro', 'Apple iPhone 14 Pro'],
    ['iPhone 15 Pro', 'Apple iPhone 15 Pro Max'],
    ['iPhone 15', 'Apple iPhone 15 Pro'],
    ['iPhone 15', 'Apple iPhone 15 Plus'],
    ['Galaxy S24', 'Samsung Galaxy S24+'],
    ['Galaxy S2', 'Samsung Galaxy S24'],
    ['Cap', 'Capuchin'],
    ['!!!', 'anything'],
    ['Beanie', ''],
  ])('%s does not match %s', (asked, title) => {
    expect(titleMatch(asked, title)).toBe(0);
  });

  test('the fewer other words, the better the match', () => {
    const close = titleMatch('Acme Anvil', 'Acme Anvil');
    const far = titleMatch('Acme Anvil', 'Acme Anvil 50 kg in a gift box');
    expect(close).toBe(1);
    expect(close).toBeGreaterThan(far);
  });
});

describe('pages named by the caller', () => {
  test.each([
    ['iPhone 15 Pro', 'iPhone 15', true],
    ['Sony WH-1000XM5 wireless noise cancelling headphones', 'Sony WH-1000XM5', true],
    ['Executive Anvil', 'Anvil', true],
    ['Executive Anvil', 'Garden Chair', false],
    ['Executive Anvil', '', false],
  ])('%s on a page with the title %s: %s', (asked, title, expected) => {
    expect(titleMatchesInPart(asked, title)).toBe(expected);
  });
});

describe('texts that mention a product', () => {
  test.each([
    ['Acme Anvil', ['Ask HN: which anvil?', 'I love my ACME one'], true],
    ['WH-1000XM5', ['', 'My wh1000xm5s broke'], true],
    ['Acme Anvil', ['Acme', 'is a company'], false],
    ['M3', ['I have an M2 and 3 disks'], false],
  ])('%s in %j: %s', (asked, texts, expected) => {
    expect(mentionsAllWords(asked, texts)).toBe(expected);
  });
});
