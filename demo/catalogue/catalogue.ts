import { chanceOf } from './chance.ts';
import { type Product, slugOf, wordsOf } from './product.ts';
import { products } from './products.ts';
import { anything } from './subjects/anything.ts';
import { subjectOf } from './subjects/subjects.ts';

/** The one name for which the demo's sites have nothing at all. */
export const nothingName = 'zzz-nothing';

/**
 * What a shop's search finds: the products whose name has all the asked words, else one invented under the very name that
 * was asked for, the same at each asking. Nothing for {@link nothingName} and for a query without a word.
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

/** Things that go with a product: a search for it finds them as well, and they have reviews of their own. */
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

/** Another product of the same brand: a search for one finds it as well. */
export const siblingsOf = (product: Product): readonly Product[] =>
  products.filter(({ brand, slug }) => brand === product.brand && slug !== product.slug);

const invent = (query: string): Product => {
  const name = query.trim().replaceAll(/\s+/g, ' ');
  const slug = slugOf(name);
  const chance = chanceOf('invented', slug);
  return {
    name,
    shortName: name,
    brand: name.split(' ')[0] ?? name,
    slug,
    subject: subjectOf(wordsOf(name)),
    quality: chance.between(34, 47) / 10,
    price: chance.between(19, 600),
    isAccessory: false,
  };
};
