import { type Opinion, opinionsOf } from '../catalogue/opinion.ts';
import type { Product } from '../catalogue/product.ts';
import { ratingFor } from '../catalogue/rating.ts';
import { numberOf, type Random, seededRandom } from '../catalogue/seeded-random.ts';

/** A Google Shopping result: a product at one seller. */
export interface Offer {
  readonly product: Product;
  readonly title: string;
  readonly seller: string;
  readonly productId: string;
  readonly token: string;
  /** Covers all ratings, most of which have no text; null without any. */
  readonly stated: { readonly rating: number; readonly amounts: readonly number[] } | null;
  readonly reviews: readonly { readonly opinion: Opinion; readonly provider: string }[];
}

/** The offers of a product: four, or one for an accessory. */
export const offersOf = (product: Product): readonly Offer[] => {
  const count = product.isAccessory ? 1 : 4;
  const shared = opinionsOf(product, 'google', 3);
  return Array.from({ length: count }, (_, index): Offer => {
    const random = seededRandom('offer', product.slug, index);
    const size = product.isAccessory ? random.between(0, 5) : random.between(9, 21);
    const own = opinionsOf(product, `google ${index}`, size);
    const opinions = product.isAccessory ? own : [...own, ...shared];
    return {
      product,
      title: titleOf(product, index),
      seller: random.pick(sellers),
      productId: String(numberOf(15, 'offer', product.slug, index)),
      token: Buffer.from(JSON.stringify({ catalogid: product.slug, offer: index })).toString(
        'base64url',
      ),
      stated: opinions.length === 0 ? null : statedOf(product, opinions, random),
      reviews: opinions.map((opinion) => ({
        opinion,
        provider: seededRandom('provider', opinion.author, opinion.title).pick(sellers),
      })),
    };
  });
};

const sellers = ['Larkfield', 'Cobalt Row', 'Northgate', 'Weekday Supply', 'Hobbs & Daughters'];

const titleOf = ({ name, subject, isAccessory }: Product, index: number): string => {
  const variant = subject.variants[index - 1];
  if (isAccessory || variant === undefined) return name;
  return index % 2 === 0 ? `${name}, ${variant}` : `${name} - ${variant}`;
};

const statedOf = (product: Product, opinions: readonly Opinion[], random: Random) => {
  const amounts = [0, 0, 0, 0, 0];
  const silent = Array.from({ length: random.between(40, 900) }, () =>
    ratingFor(product.quality, random),
  );
  for (const rating of [...opinions.map((opinion) => opinion.rating), ...silent]) {
    amounts[rating - 1] = (amounts[rating - 1] ?? 0) + 1;
  }
  const count = silent.length + opinions.length;
  const stars = amounts.reduce((sum, amount, index) => sum + amount * (index + 1), 0);
  return { rating: Math.round((stars / count) * 10) / 10, amounts };
};
