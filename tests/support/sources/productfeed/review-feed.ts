import { productfeed } from '../../../../worker/sources/productfeed/productfeed.ts';
import { collectAll, searchFor } from '../collecting.ts';
import { openSite } from '../site.ts';

/** A site that answers every request with a feed; a function generates it for each request. */
export const openFeed = (text: string | (() => string)) =>
  openSite((_, __, response) => {
    response.setHeader('content-type', 'application/xml; charset=utf-8');
    response.end(typeof text === 'string' ? text : text());
  });

/** The source with some feeds. */
export const source = (...feeds: readonly URL[]) =>
  productfeed({ GOOGLE_REVIEW_FEED_URLS: [...feeds] });

/** Collects from a feed with this content. */
export const collect = async (text: string, productName = 'Acme Kettle') =>
  collectAll(source((await openFeed(text)).url), searchFor(productName));

/** The review IDs as in the feed. */
export const idsOf = (found: readonly { readonly sourceId: string | null }[]) =>
  found.map(({ sourceId }) => sourceId?.replace(/^.*#/, ''));

/** A feed with reviews in XML. */
export const feed = (reviews: string, version = '2.3') => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:noNamespaceSchemaLocation="http://www.google.com/shopping/reviews/schema/product/${version}/product_reviews.xsd">
  <version>${version}</version>
  <aggregator><name>Collector</name></aggregator>
  <publisher><name>A shop</name><favicon>https://shop.test/icon.png</favicon></publisher>
  <reviews>${reviews}</reviews>
</feed>`;

/** Reviews numbered from `from`. */
export const many = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => review(from + index));

/** A review of the Acme Kettle. `parts` replace the content of elements, or whole elements. */
export const review = (id: string | number, parts: Partial<Record<string, string>> = {}) => `
<review>
  <review_id>${id}</review_id>
  <reviewer>${parts['reviewer'] ?? '<name>Ida</name>'}</reviewer>
  ${parts['more'] ?? ''}
  <review_timestamp>2024-01-23T10:00:00+01:00</review_timestamp>
  <title>${parts['title'] ?? `Title ${id}`}</title>
  <content>${parts['content'] ?? `Text of ${id}.`}</content>
  ${parts['url'] ?? `<review_url type="singleton">https://shop.test/r/${id}</review_url>`}
  <ratings>${parts['overall'] ?? '<overall min="1" max="5">4</overall>'}</ratings>
  <products>${parts['products'] ?? product('Acme Kettle')}</products>
  <is_spam>${parts['spam'] ?? 'false'}</is_spam>
</review>`;

/** A product in a review. `ids` are the elements with its GTINs and brands. */
export const product = (name: string, ids = '') => `<product>
  <product_ids>${ids}</product_ids>
  <product_name>${name}</product_name>
  <product_url>
    https://shop.test/p</product_url>
</product>`;
