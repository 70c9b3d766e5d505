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

  test.each([
    // The other thing is named before or after the name, in many languages.
    ['Halden Arc 2', 'Silikonhülle Halden Arc 2'],
    ['Halden Arc 2', 'Halden Arc 2 Aufbewahrungsbox Tasche'],
    ['Halden Arc 2', 'Étui rigide Halden Arc 2'],
    ['Halden Arc 2', 'Чехол Halden Arc 2'],
    ['Halden Arc 2', 'Halden Arc 2 保護ケース'],
    ['Halden Arc 2', 'Halden Arc 2用 イヤーパッド'],
    ['Halden Arc 2', '适用Halden Arc 2头梁'],
    ['Halden Arc 2', 'Halden Arc 2 için askı'],
    ['Halden Arc 2', 'Halden adapter plate for Arc 2'],
    ['Halden Arc 2', 'Battery Halden Arc 2 500 mAh'],
    ['Halden Arc 2', 'Spigen Rugged Halden Arc 2'],
    // Another model.
    ['Pixel 8', 'Pixel 8a'],
    ['Canon R5', 'Canon R5 Mark II'],
    ['Sony A7', 'Sony A7 IV'],
    ['Buds', 'Buds 2'],
    ['Buds 2', 'Buds Pro 2'],
    ['Acme Kettle 5', 'Acme Kettle 4, quieter than the Kettle 5'],
    ['Acme Bridge', 'Acme starter kit with bridge'],
  ])('%s does not match %s, which names something else', (asked, title) => {
    expect(titleMatch(asked, title)).toBe(0);
  });

  test.each([
    // The accessory belongs to the product.
    ['Acme Artisan', 'Acme Artisan Stand Mixer, red'],
    ['Acme Watch 3', 'Acme Watch 3 GPS, Steel Case with Leather Band'],
    ['Anker 540', 'Anker 540 Charger, 3 Ports'],
    ['Acme Kettle', 'Acme Kettle, lid included'],
    ['Acme Kettle', 'Acme Kettle and Lid'],
    ['Acme Drill', 'Acme Drill ohne Ladegerät'],
    ['Acme Saw', 'Saw for beginners by Acme'],
    // The same in another notation.
    ['Acme Boot Women’s', 'Womens Acme Boot'],
    ['Acme Reader 11th Gen', 'Acme Reader with Pen (11th Generation)'],
    ['Acme Buds 2', 'Acme Buds (2nd generation)'],
    ['Acme R5 Mark II', 'Acme R5 MkII'],
    ['Acme Kettle', 'Acme™ Kettle®'],
    ['Acme 15', 'Ａｃｍｅ １５'],
    ['Acme 15', 'Acme ١٥'],
    ['Acme 15', 'Acme ۱۵'],
    ['سماعة سوني XM5', 'سماعات Sony XM5'],
    ['ソニー XM5', 'Sony XM5'],
    ['PlayStation 5', 'PS5'],
    ['Acme Air Fryer', 'Acme Airfryer'],
    // A quantity, a color, a country, or an edition.
    ['Acme Kettle', 'Acme Kettle 2 L'],
    ['Acme XM500', 'Acme XM500Z'],
    ['Acme Kettle', 'Acme Kettle Premium Edition'],
  ])('%s matches %s', (asked, title) => {
    expect(titleMatch(asked, title)).toBeGreaterThan(0);
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
