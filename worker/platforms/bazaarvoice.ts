import { readItems } from '../parsing/parse-reviews.ts';
import { parseList } from '../sources/bazaarvoice/api.ts';
import { nextOffset, reviewsUrl } from '../sources/bazaarvoice/bazaarvoice.ts';
import { productsIn, statedOf } from '../sources/bazaarvoice/product.ts';
import { readReview, retailerReviewSchema } from '../sources/bazaarvoice/review.ts';
import { attributeOf, captured, type MarkedPage } from './marked-page.ts';
import { chosenProductId, shopProductId } from './marked-product.ts';
import type { Platform } from './platform.ts';

/** Bazaarvoice, if the page names the retailer's passkey. Read like the source of that name, which has the same reviews. */
export const bazaarvoice: Platform = {
  find: (page) => {
    const products = markedProducts(page);
    const isMarked = /bazaarvoice/i.test(page.code) || products.length > 0;
    const key = captured(page.code, passkeys) ?? attributeOf(page, 'data-bv-passkey', passkey);
    const productId = chosenProductId(page, products) ?? captured(page.code, productIds);
    return isMarked && key !== undefined && productId !== undefined
      ? { key, productId }
      : undefined;
  },
  url: (base, { key, productId }, at) =>
    reviewsUrl(base, { name: place, passkey: key }, productId, Number(at ?? '0')),
  parse: (response, { key, productId }, at) => {
    const { Results, TotalResults, Includes } = parseList(response, { name: place, passkey: key });
    const products = productsIn(Includes?.Products);
    const asked = products.get(productId);
    const total = TotalResults ?? null;
    const next = nextOffset(Number(at ?? '0'), Results.length, total);
    return {
      items: readItems(Results, retailerReviewSchema, (item) => {
        const id = item.ProductId ?? productId;
        const subject = products.get(id) ?? asked ?? { Id: id, Name: '' };
        return { ...readReview(item, subject), isOwn: id === productId };
      }),
      total,
      ...(asked === undefined ? {} : { stated: statedOf(asked) }),
      next: next === null ? null : String(next),
    };
  },
};

/** The retailer in messages. */
const place = 'the page';

const passkey = /^[A-Za-z0-9]{20,64}$/;
const passkeys = [/passkey["']?\s*[:=]\s*["']?([A-Za-z0-9]{20,64})(?!\w)/i];

const productIds = [
  /[?&]Filter=ProductId(?::|%3A)([\w.~-]{1,100})/i,
  /\bbv\w{0,20}product_?id["']?\s*[:=]\s*["']([\w.~-]{1,100})["']/i,
  /\$BV\.ui\([^)]{0,500}?\bproductId["']?\s*:\s*["']([\w.~-]{1,100})["']/,
];

const markedProducts = ({ elements }: MarkedPage) =>
  elements.flatMap(({ attribs }) => {
    const id = attribs['data-bv-product-id'] ?? attribs['data-bv-productid'];
    const isMain = /^(?:reviews|rating_summary)$/.test(attribs['data-bv-show'] ?? '');
    return id === undefined || !shopProductId.test(id) ? [] : [{ id, isMain }];
  });
