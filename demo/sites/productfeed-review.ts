import type { Opinion } from '../catalogue/opinion.ts';
import type { Product } from '../catalogue/product.ts';
import { numberOf, seededRandom } from '../catalogue/seeded-random.ts';
import { inventedGtin } from './invented-gtin.ts';
import { escapeHtml } from './markup.ts';

/**
 * A review in sloppy feed XML: long values start on a new line, some texts use CDATA, some reviewers are anonymous, and a few
 * reviews are marked as spam.
 *
 * @param place seeds the review's ID together with the product; unique for each review of a product.
 */
export const feedReview = (product: Product, opinion: Opinion, place: string): string => {
  const random = seededRandom('feed', place, product.slug);
  const address = `https://shop.example/products/${encodeURIComponent(product.slug)}`;
  const content = opinion.paragraphs.join('\n                ');
  const reviewer = random.happens(0.15)
    ? '<name is_anonymous="true">Anonymous</name>'
    : `<name>${escapeHtml(opinion.author)}</name>`;
  return `
        <review>
            <review_id>${numberOf(9, 'feed number', place, product.slug)}</review_id>
            <reviewer>
                ${reviewer}
            </reviewer>
            <is_verified_purchase>${opinion.verified}</is_verified_purchase>
            <review_timestamp>${opinion.at.toISOString()}</review_timestamp>
            <title>${escapeHtml(opinion.title)}</title>
            <content>${random.happens(0.2) ? `<![CDATA[${content}]]>` : escapeHtml(content)}</content>
            <review_url type="group">
                ${address}</review_url>
            <ratings>
                <overall min="1" max="5">${opinion.rating}</overall>
            </ratings>
            <products>
                <product>
                    <product_ids>
                        <gtins>
                            <gtin>${inventedGtin(product)}</gtin>
                        </gtins>
                        <skus>
                            <sku>${numberOf(5, 'sku', product.slug)}</sku>
                        </skus>
                        <brands>
                            <brand>${escapeHtml(product.brand)}</brand>
                        </brands>
                    </product_ids>
                    <product_name>${escapeHtml(product.name)}</product_name>
                    <product_url>
                        ${address}</product_url>
                </product>
            </products>
            <is_spam>${random.happens(0.06)}</is_spam>
            <collection_method>post_fulfillment</collection_method>
        </review>`;
};
