import { type Product, slugOf, wordsOf } from './product.ts';
import { products } from './products.ts';
import { seededRandom } from './seeded-random.ts';
import { anything } from './subjects/anything.ts';
import { subjectOf } from './subjects/subjects.ts';

/** The one product name for which no demo site finds anything. */
export const nothingName = 'zzz-nothing';

/**
 * The products whose names contain all words of the query. If there are none, invents a product with the query as its name,
 * always the same one. Returns nothing for {@link nothingName} and for a query without words.
 */
export const findProducts = (query: string): readonly Product[] => {
  const words = wordsOf(query);
  if (words.length === 0 || slugOf(query) === nothingName) return [];
  const stocked = products.filter((product) => {
    const own = wordsOf(product.name);
    return words.every((word) => own.includes(word));
  });
  return stocked.length > 0 ? stocked : [invent(query)];
};

/** A product's accessories. A search for the product finds them too, and they have their own reviews. */
export const accessoriesOf = (product: Product): readonly Product[] =>
  product.subject.accessories.map((template) => {
    const name = template.replace('{product}', product.name);
    return {
      ...product,
      name,
      shortName: name,
      slug: slugOf(name),
      subject: anything,
      price: Math.max(5, Math.round(product.price / 9)),
      isAccessory: true,
    };
  });

/** Other products of the same brand. A search for the product finds them too. */
export const siblingsOf = (product: Product): readonly Product[] =>
  products.filter(({ brand, slug }) => brand === product.brand && slug !== product.slug);

const invent = (query: string): Product => {
  const name = query.trim().replaceAll(/\s+/g, ' ');
  const slug = slugOf(name);
  const random = seededRandom('invented', slug);
  return {
    name,
    shortName: name,
    brand: name.split(' ')[0] ?? name,
    slug,
    subject: subjectOf(wordsOf(name)),
    quality: random.between(34, 47) / 10,
    price: random.between(19, 600),
    isAccessory: false,
  };
};
