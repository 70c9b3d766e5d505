import { describe, expect, test } from 'vitest';
import { markedPage } from '../../../worker/platforms/marked-page.ts';
import { findMarks } from '../../../worker/platforms/platform-readers.ts';

const key = 'AbCdEfGhIjKlMnOpQrStUvWx';
const guid = '12345678-abcd-4000-8000-1234567890ab';
const shopify =
  '<script>Shopify.shop="acme.myshopify.com"; var meta = {"product":{"id":7}}</script>';

const marksIn = (html: string) => findMarks(markedPage(html, { productName: 'Acme Kettle' }));

describe('Yotpo', () => {
  const mark = { platform: 'yotpo', key, productId: '7' };

  test.each([
    [
      'an address in JSON',
      `<script>urls = ["https:\\/\\/staticw2.yotpo.com\\/${key}\\/widget.js?shop=x"]</script>`,
    ],
    [
      'a loader',
      `<script src="https://cdn-widgetsrepository.yotpo.com/v1/loader/${key}"></script>`,
    ],
    [
      'a request',
      `<link rel="preload" href="https://api-cdn.yotpo.com/v1/widget/${key}/products/7/reviews.json">`,
    ],
  ])('%s names the key, and Shopify the product', (_, script) => {
    expect(marksIn(script + shopify)).toEqual([mark]);
  });

  test.each([
    [
      'the main widget',
      '<div class="yotpo bottomLine" data-product-id="8"></div><div class="yotpo yotpo-main-widget" data-product-id="7"></div>',
    ],
    [
      'the name',
      '<i class="yotpo" data-product-id="8" data-name="Acme Toaster"></i><i class="yotpo" data-product-id="7" data-name="Acme Kettle"></i>',
    ],
    ['the only element', '<div class="yotpo bottomLine" data-product-id="7"></div>'],
  ])('%s decides between products', (_, elements) => {
    expect(
      marksIn(`<script src="//staticw2.yotpo.com/${key}/widget.js"></script>${elements}`),
    ).toEqual([mark]);
  });

  test('several products of which none is the page’s are none', () => {
    const stars = [8, 9].map(
      (id) => `<div class="yotpo bottomLine" data-product-id="${id}"></div>`,
    );
    expect(
      marksIn(`<script src="//staticw2.yotpo.com/${key}/widget.js"></script>${stars.join('')}`),
    ).toEqual([]);
  });
});

describe('Okendo', () => {
  const mark = { platform: 'okendo', key: guid, productId: '7' };
  const widget = '<div data-oke-widget data-oke-reviews-product-id="shopify-7"></div>';

  test.each([
    [`<div data-oke-reviews-subscriber-id="${guid}"></div>${widget}`],
    [
      `<script type="application/json" id="oke-reviews-settings">{"subscriberId":"${guid}"}</script>${widget}`,
    ],
    [`<script src="https://api.okendo.io/v1/stores/${guid}/settings"></script>${widget}`],
    [
      `<script data-oke-metafield-data type="application/json">{"reviewAggregate":{"subscriberId":"${guid}","productId":"shopify-7"}}</script>`,
    ],
  ])('%s', (html) => {
    expect(marksIn(html)).toEqual([mark]);
  });
});

describe('Stamped', () => {
  test('a key without a store is that of Shopify’s shop', () => {
    const script = '<script id="stamped-script-widget" data-api-key="pubkey-AbC1"></script>';
    expect(marksIn(script + shopify)).toEqual([
      { platform: 'stamped', key: 'pubkey-AbC1', shop: 'acme.myshopify.com', productId: '7' },
    ]);
  });
});

describe('PowerReviews', () => {
  const render = (settings: string) =>
    `<script>POWERREVIEWS.display.render({${settings}})</script>`;

  test('settings with and without quotes, and numbers, are read', () => {
    const settings = `api_key: "${guid}", "locale": 'de_DE', merchant_id: 123, merchant_group_id: '9', page_id:'AK-1.b'`;
    expect(marksIn(render(settings))).toEqual([
      { platform: 'powerreviews', key: guid, shop: '123', productId: 'AK-1.b', locale: 'de_DE' },
    ]);
  });

  test('a variable in place of a product is none', () => {
    expect(
      marksIn(render(`api_key: '${guid}', merchant_id: '1', page_id: window.product.id`)),
    ).toEqual([]);
  });
});

describe('Bazaarvoice', () => {
  test('an address names the passkey and the product', () => {
    const href =
      'https://api.bazaarvoice.com/data/reviews.json?passkey=ca1234567890abcdefghij&amp;Filter=ProductId:AK-1';
    expect(marksIn(`<link rel="preload" href="${href}">`)).toEqual([
      { platform: 'bazaarvoice', key: 'ca1234567890abcdefghij', productId: 'AK-1' },
    ]);
  });

  test('a passkey in a page without Bazaarvoice is not one', () => {
    expect(
      marksIn('<script>bv = {passkey: "ca1234567890abcdefghij", bvProductId: "7"}</script>'),
    ).toEqual([]);
  });
});

test('a page without marks, and one that is too complex, have none', () => {
  expect(marksIn('<p>Acme Kettle</p>')).toEqual([]);
  expect(marksIn(`${'<b>'.repeat(1000)}yotpo`)).toEqual([]);
});

test('a page full of beginnings of marks takes bounded time', () => {
  for (const part of [
    'yotpo.com/',
    'StampedFn.init({',
    'POWERREVIEWS.display.render(',
    'passkey="',
    '"subscriberId":"',
    '$BV.ui(',
  ]) {
    expect(
      marksIn(`<script>bazaarvoice okendo ${part.repeat(1_000_000 / part.length)}</script>`),
    ).toEqual([]);
  }
});
