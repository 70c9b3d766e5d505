import type { ProductDetails, Review } from '../contract/review.ts';
import { builder } from './builder.ts';

type Product = Pick<Review, 'productTitle' | 'productDetails'>;

const ProductAttributeRef = builder
  .objectRef<ProductDetails['variant'][number]>('ProductAttribute')
  .implement({
    fields: (t) => ({ name: t.exposeString('name'), value: t.exposeString('value') }),
  });

export const ReviewedProductRef = builder.objectRef<Product>('ReviewedProduct').implement({
  description: 'The product that a review is about, as its source identifies it.',
  fields: (t) => ({
    title: t.exposeString('productTitle', { nullable: true }),
    brand: t.string({ nullable: true, resolve: (product) => detail(product, 'brand') }),
    gtin: t.string({ nullable: true, resolve: (product) => detail(product, 'gtin') }),
    mpn: t.string({ nullable: true, resolve: (product) => detail(product, 'mpn') }),
    sku: t.string({ nullable: true, resolve: (product) => detail(product, 'sku') }),
    url: t.string({ nullable: true, resolve: (product) => detail(product, 'url') }),
    variant: t.field({
      type: [ProductAttributeRef],
      description: 'What was bought: Color: Sand, Size: M.',
      resolve: ({ productDetails }) => productDetails?.variant ?? [],
    }),
  }),
});

const detail = ({ productDetails }: Product, name: Exclude<keyof ProductDetails, 'variant'>) =>
  productDetails?.[name] ?? null;
