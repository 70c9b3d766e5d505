import type { Product } from './product.ts';
import { slugOf, wordsOf } from './product.ts';
import { subjectOf } from './subjects/subjects.ts';

/** The catalogue. The first product is the demo's default. */
export const products: readonly Product[] = [
  stock('Halden Arc 2 Headphones', 'Arc 2', 'Halden', 4.4, 249),
  stock('Brevanta Pour-Over Kettle', 'Brevanta', 'Brevanta', 4.5, 89),
  stock('Morrigan One Espresso Machine', 'Morrigan One', 'Morrigan', 4.1, 529),
  stock('Kestwick Slate 75 Keyboard', 'Slate 75', 'Kestwick', 4.6, 139),
  stock('Orlune Breeze 400 Air Purifier', 'Breeze 400', 'Orlune', 4.2, 299),
  stock('Fjordvik Ridge 32 Backpack', 'Ridge 32', 'Fjordvik', 4.7, 179),
  stock('Nuvello Glide V9 Cordless Vacuum', 'Glide V9', 'Nuvello', 3.6, 349),
  stock('Sorrel & Pine Drift Desk Lamp', 'Drift', 'Sorrel & Pine', 4.3, 119),
  stock('Altamar Pace 3 Running Watch', 'Pace 3', 'Altamar', 4.0, 279),
  stock('Veltana Loft Office Chair', 'Loft', 'Veltana', 3.9, 419),
  stock('Pinto & Hale Cast Iron Skillet', 'skillet', 'Pinto & Hale', 4.8, 75),
  stock('Quillon Paper 10 E-Reader', 'Paper 10', 'Quillon', 4.2, 229),
  stock('Halden Nook Mini Headset', 'Nook Mini', 'Halden', 3.3, 59),
];

/** The product that the demo collects reviews of by default. */
export const defaultProductName = 'Halden Arc 2 Headphones';

function stock(
  name: string,
  shortName: string,
  brand: string,
  quality: number,
  price: number,
): Product {
  const subject = subjectOf(wordsOf(name));
  return {
    name,
    shortName,
    brand,
    slug: slugOf(name),
    subject,
    quality,
    price,
    isAccessory: false,
  };
}
