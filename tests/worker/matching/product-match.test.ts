import { describe, expect, test } from 'vitest';
import { gtinOf } from '../../../worker/matching/gtin.ts';
import { productMatch } from '../../../worker/matching/product-match.ts';

describe('a GTIN', () => {
  test.each([
    ['4006381333931', '04006381333931'],
    ['4006381-333931', '04006381333931'],
    ['036000291452', '00036000291452'],
    ['96385074', '00000096385074'],
    ['10012345678902', '10012345678902'],
  ])('%s is %s', (written, expected) => {
    expect(gtinOf(written)).toBe(expected);
  });

  test.each(['4006381333932', '123', '', '1000', 'WH-1000XM5', '400638133393'])(
    '%j is none',
    (written) => {
      expect(gtinOf(written)).toBeUndefined();
    },
  );
});

describe('the GTIN decides where both have one', () => {
  const asked = 'Acme Anvil 036000291452';
  test.each([
    ['the same, in another notation', { title: 'Amboss', gtins: ['0036000291452'] }, 1],
    ['one of several', { title: 'Amboss', gtins: ['96385074', '036000291452'] }, 1],
    ['another, though the name fits', { title: 'Acme Anvil', gtins: ['4006381333931'] }, 0],
  ])('%s', (_, thing, expected) => {
    expect(productMatch(asked, thing)).toBe(expected);
  });

  test('where the thing has none that is one, the other words decide', () => {
    expect(productMatch(asked, { title: 'Acme Anvil' })).toBe(1);
    expect(productMatch(asked, { title: 'Acme Anvil', gtins: ['1234'] })).toBe(1);
    expect(productMatch(asked, { title: 'Acme Hammer' })).toBe(0);
  });

  test('where nothing but a GTIN is asked for, a thing without one does not fit', () => {
    expect(productMatch('036000291452', { title: 'Acme Anvil' })).toBe(0);
  });

  test('where none is asked for, the title decides whatever the thing has', () => {
    expect(productMatch('Acme Anvil', { title: 'Acme Anvil', gtins: ['036000291452'] })).toBe(1);
  });
});
