/** A product page that shows a few reviews itself. Its head has the marks of a platform. */
export const markedPage = (
  marks: string,
  reviews: readonly object[] = [],
  fields: object = {},
): string => `<!doctype html><html><head><title>Acme Kettle – Shop</title>${marks}
<script type="application/ld+json">${JSON.stringify({
  '@type': 'Product',
  name: 'Acme Kettle',
  brand: 'Acme',
  gtin13: '4006381333931',
  ...(reviews.length === 0 ? {} : { review: reviews }),
  ...fields,
})}</script></head><body><h1>Acme Kettle</h1></body></html>`;

/** A review in the JSON-LD of a page. */
export const shownReview = (author: string, body: string, fields: object = {}) => ({
  '@type': 'Review',
  author,
  reviewBody: body,
  datePublished: '2024-01-28',
  reviewRating: { ratingValue: 4 },
  ...fields,
});
