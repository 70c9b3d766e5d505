import { numberOf } from '../catalogue/chance.ts';
import type { Product } from '../catalogue/product.ts';

/** The GTIN-13 of a product, with a right check digit, out of the range for numbers inside shops: nothing traded has it. */
export const inventedGtin = ({ slug }: Product): string => {
  const digits = `20${numberOf(10, 'gtin', slug)}`;
  const sum = [...digits].reduce(
    (total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
};
