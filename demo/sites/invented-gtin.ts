import type { Product } from '../catalogue/product.ts';
import { numberOf } from '../catalogue/seeded-random.ts';

/** A product's GTIN-13, with a valid check digit, from the range reserved for in-store use: no real product has it. */
export const inventedGtin = ({ slug }: Product): string => {
  const digits = `20${numberOf(10, 'gtin', slug)}`;
  const sum = [...digits].reduce(
    (total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
};
