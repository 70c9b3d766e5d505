import { describe, expect, test } from 'vitest';
import { gtinOf } from '../../../worker/matching/gtin.ts';
import { productMatch } from '../../../worker/matching/product-match.ts';

describe('GTINs', () => {
  test.each([
    ['4006381333931', '04006381333931'],
    ['4006381-333931', '04006381333931'],
    ['036000291452', '00036000291452'],
    ['96385074', '00000096385074'],
    ['10012345678902', '10012345678902'],
  ])('%s is normalized to %s', (written, expected) => {
    expect(gtinOf(written)).toBe(expected);
  });

  test.each(['4006381333932', '123', '', '1000', 'WH-1000XM5', '400638133393'])(
    '%j is invalid',
    (written) => {
      expect(gtinOf(written)).toBeUndefined();
    },
  );
});

describe('a GTIN decides if both the name and the product have one', () => {
  const asked = 'Acme Anvil 036000291452';
  test.each([
    ['the same, in another notation', { title: 'Amboss', gtins: ['0036000291452'] }, 1],
    ['one of several', { title: 'Amboss', gtins: ['96385074', '036000291452'] }, 1],
    ['another, although the name matches', { title: 'Acme Anvil', gtins: ['4006381333931'] }, 0],
  ])('%s', (_, thing, expected) => {
    expect(productMatch(asked, thing)).toBe(expected);
  });

  test('if the product has no valid one, the other words decide', () => {
    expect(productMatch(asked, { title: 'Acme Anvil' })).toBe(1);
    expect(productMatch(asked, { title: 'Acme Anvil', gtins: ['1234'] })).toBe(1);
    expect(productMatch(asked, { title: 'Acme Hammer' })).toBe(0);
  });

  test('if the name is only a GTIN, a product without one does not match', () => {
    expect(productMatch('036000291452', { title: 'Acme Anvil' })).toBe(0);
  });

  test('if the name has none, the title decides', () => {
    expect(productMatch('Acme Anvil', { title: 'Acme Anvil', gtins: ['036000291452'] })).toBe(1);
  });
});
