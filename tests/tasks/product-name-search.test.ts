import { describe, expect, test } from 'vitest';
import { productNameSearch } from '../../tasks/product-name-search.ts';

describe('every word of a search must begin a word of the name, ignoring case, accents, and punctuation:', () => {
  test.each([
    ['Halden Arc 2 Headphones', 'head'],
    ['Halden Arc 2 Headphones', '  HEAD   halden '],
    ['Halden Arc 2 Headphones', 'arc-2'],
    ['Café crème brûlée', 'creme CAFE'],
    ['Cafe creme', 'crè'],
    ['Cafe\u0301', 'caf\u00e9'],
    ['Straßenlampe', 'STRASSEN'],
    ['ＫＥＴＴＬＥ', 'kettle'],
    ['İstanbul', 'istan'],
    ['E-Reader (2nd gen)', 'reader gen'],
    ['索尼无线耳机', '耳机'],
    ['Кофеварка', 'кофе'],
    ['한국어 책', '한국'],
    ['C++ primer', '++'],
  ])('"%s" is found by "%s"', (name, search) => {
    expect(productNameSearch(search)(name)).toBe(true);
  });

  test.each([
    ['Halden Arc 2 Headphones', 'phones'],
    ['Halden Arc 2 Headphones', 'head kettle'],
    ['Halden Arc 2 Headphones', 'arc 22'],
    ['Kettle', '++'],
  ])('"%s" is not found by "%s"', (name, search) => {
    expect(productNameSearch(search)(name)).toBe(false);
  });
});
