import { describe, expect, test } from 'vitest';
import { parseLenientJson } from '../../../worker/parsing/structured-data/lenient-json.ts';
import { readReviewedPage } from '../../../worker/parsing/structured-data/read-reviewed-page.ts';

const product = (fields: object) => ({ '@type': 'Product', name: 'Acme Kettle', ...fields });
const block = (json: unknown) =>
  `<script type="application/ld+json">${typeof json === 'string' ? json : JSON.stringify(json)}</script>`;
const read = (html: string) => readReviewedPage(html).items;

const review = {
  '@type': 'Review',
  author: { '@type': 'Person', name: 'Ida' },
  datePublished: '2024-03-01',
  name: 'Quick',
  reviewBody: 'Boils in a minute.',
  reviewRating: { '@type': 'Rating', ratingValue: '4' },
};
const readReview = {
  author: 'Ida',
  title: 'Quick',
  body: 'Boils in a minute.',
  rating: 4,
  publishedAt: Date.UTC(2024, 2, 1),
  placeholder: false,
};

describe('invalid JSON is repaired', () => {
  test.each([
    ['{"a":"b\nc\td"}', { a: 'b\nc\td' }],
    ['{"a":1};', { a: 1 }],
    ['//<![CDATA[\n{"a":1}\n//]]>', { a: 1 }],
    ['//<![CDATA[ {"a":1} //]]>', { a: 1 }],
    ['/*<![CDATA[*/ {"a":1} /*]]>*/', { a: 1 }],
    ['<!-- {"a":1} -->', { a: 1 }],
    ['<!-- made by hand --> {"a":1}', { a: 1 }],
    ['{"a":1, // one\n "b":2, /* two */ }', { a: 1, b: 2 }],
    ['[1, 2 , ]', [1, 2]],
    [String.raw`{"a":"it\'s \\ \u00e9 \u12"}`, { a: "it's \\ é u12" }],
    ['{"a":"http://x/*y*/ <!-- z --> ]]> ,}", }', { a: 'http://x/*y*/ <!-- z --> ]]> ,}' }],
    ['{"a":1}\n{"a":2}', [{ a: 1 }, { a: 2 }]],
    ['{"a":1},;{"a":2}', [{ a: 1 }, { a: 2 }]],
    ['{"a":1} and so on', { a: 1 }],
    ['\ufeff{\u00a0"a":\u200b1,&nbsp;"b":2}', { a: 1, b: 2 }],
    ['{<br />\n"a":1,</p>\n<p>"b":2}<br/>', { a: 1, b: 2 }],
    [
      '{"a":1 "b":{"c":2}\n"d":[3 4 {"e":5}{"e":6}]}',
      { a: 1, b: { c: 2 }, d: [3, 4, { e: 5 }, { e: 6 }] },
    ],
    ['{,"a":,"b":1,,"c":}', { b: 1 }],
    ['[,1,,2]', [1, 2]],
    ['{"a":[1,{"b":2', { a: [1, { b: 2 }] }],
    ['{"a":[1,2}', { a: [1, 2] }],
    ['{"a":1}}]', { a: 1 }],
    ["{'a':'it\\'s','b':[ 'c' ]}", { a: "it's", b: ['c'] }],
    ["{'a':'the kids' kettle isn't big','b':1}", { a: "the kids' kettle isn't big", b: 1 }],
    ['{“a”: “b”, „c“: 1, ‘d’: ‘e’}', { a: 'b', c: 1, d: 'e' }],
    ['{a:1, b_2 : "c", $d: [undefined, NaN]}', { a: 1, b_2: 'c', $d: [null, null] }],
    [
      '{"a": In stock, "b": .5, "c": 1,"d":http://x/y }',
      { a: 'In stock', b: 0.5, c: 1, d: 'http://x/y' },
    ],
    ['{"a":"12" wide","b":1}', { a: '12" wide', b: 1 }],
    ['{"a":"12", or 30 cm","b":"the "big" one"}', { a: '12", or 30 cm', b: 'the "big" one' }],
    [
      '{"a":"she said "wow", "great", and left" ,"b":1}',
      { a: 'she said "wow", "great", and left', b: 1 },
    ],
    [
      '{"a":["the "big" one","other"],"b":{"c":"x"y"}}',
      { a: ['the "big" one', 'other'], b: { c: 'x"y' } },
    ],
    ['{"a":1,"a":2,"a":[3]}', { a: [1, 2, 3] }],
    [
      '{&quot;a&quot;:&quot;b &amp;amp; c&quot;,&#34;d&#34;:&quot;it&#039;s&quot;}',
      { a: 'b &amp; c', d: "it's" },
    ],
    ['{"a":"b &quot;c&quot;"}', { a: 'b &quot;c&quot;' }],
    [String.raw`{\"a\":\"b \\\"c\\\"\"}`, { a: 'b "c"' }],
    [String.raw`"{\"a\":1}"`, { a: 1 }],
    ['{"__proto__":{"a":1}}', JSON.parse('{"__proto__":{"a":1}}')],
  ])('%j', (text, expected) => {
    expect(parseLenientJson(text)).toEqual(expected);
  });

  test.each([
    'null',
    'plain text',
    '',
    '{"a":',
    '{"a":"unterminated',
    '{"a" "b"}',
    'var a = {"a":1}',
  ])('%j is invalid', (text) => {
    expect(parseLenientJson(text)).toBeUndefined();
  });
});

describe('JSON-LD', () => {
  test('an invalid block does not affect others', () => {
    const html = ['null', 'plain text', '{"@type": "Product", "name": "Acm', product({ review })]
      .map(block)
      .join('');
    expect(read(html)).toMatchObject([{ name: 'Acme Kettle', reviews: [readReview] }]);
  });

  test.each([
    ['an object', product({ review })],
    ['an array', [{ '@type': 'WebPage' }, product({ review: [review] })]],
    ['a graph', { '@graph': [{ '@type': 'Organization' }, product({ review })] }],
    ['a page about it', { '@type': 'WebPage', mainEntity: product({ review }) }],
    [
      'a list of types',
      { ...product({ review }), '@type': ['Thing', 'http://schema.org/Product'] },
    ],
    ['the property reviews', product({ reviews: [review] })],
    ['a wrapped value', product({ review: { '@list': [review] } })],
    [
      'references',
      { '@graph': [product({ review: { '@id': '#r1' } }), { ...review, '@id': '#r1' }] },
    ],
    ['a standalone review', { ...review, itemReviewed: product({}) }],
  ])('the product is found in %s', (_, json) => {
    expect(read(block(json))).toMatchObject([{ name: 'Acme Kettle', reviews: [readReview] }]);
  });

  test.each([
    ['text', 'Ida '],
    ['an object', { '@type': 'Person', name: 'Ida' }],
    [
      'a list',
      [
        { '@type': 'Person', name: 'Ida' },
        { '@type': 'Person', name: 'Max' },
      ],
    ],
  ])('an author may be %s', (_, author) => {
    const [thing] = read(block(product({ review: { ...review, author } })));
    expect(thing?.reviews[0]?.author).toBe('Ida');
  });

  test.each([
    ['numbers', { ratingValue: 4.4, reviewCount: 89 }, 4.4, 89],
    ['text', { ratingValue: '4,6 von 5', ratingCount: '1.234' }, 4.6, 1234],
    ['another scale', { ratingValue: 87, bestRating: 100, reviewCount: 3 }, 4.35, 3],
    ['a rating of 0', { ratingValue: '0', reviewCount: '0' }, null, 0],
    ['an empty list', [], null, null],
    ['nothing', undefined, null, null],
  ])('a stated rating of %s', (_, aggregateRating, rating, count) => {
    expect(read(block(product({ aggregateRating, review })))).toMatchObject([
      { stated: { rating, count } },
    ]);
  });

  test('entities and markup in texts are decoded', () => {
    const marked = {
      ...review,
      name: 'Quick &amp; hot',
      description: '<p>Boils.</p><p>Done.</p>',
      reviewBody: undefined,
    };
    const [thing] = read(block(product({ name: 'Acme&#39;s Kettle', review: marked })));
    expect(thing).toMatchObject({
      name: "Acme's Kettle",
      reviews: [{ title: 'Quick & hot', body: 'Boils.\n\nDone.' }],
    });
  });

  test.each([
    ['Good.\\nReally.\\r\\nGood.', 'Good.\nReally.\nGood.'],
    ['She said \\"wow\\"', 'She said "wow"'],
    ['Saved in C:\\new today', 'Saved in C:\\new today'],
    ['The &lt;hr&gt; &amp;amp; &lt;p&gt; chapters', 'The <hr> &amp; <p> chapters'],
  ])('the text %j', (reviewBody, body) => {
    expect(read(block(product({ review: { ...review, reviewBody } })))[0]?.reviews).toMatchObject([
      { body },
    ]);
  });

  test('is read even if the page is nested too deeply for the rest', () => {
    const deep = '<font><p>x'.repeat(5000);
    const script = `<SCRIPT data-x type = 'application/ld+json; charset=utf-8'>${JSON.stringify(product({ review }))}</SCRIPT >`;
    expect(read(`<script>1</script>${deep}${script}${deep}`)).toMatchObject([
      { name: 'Acme Kettle', reviews: [readReview] },
    ]);
  });

  test('a review without a rating is read; the placeholder of an organization is marked', () => {
    const { reviewRating: _, ...unrated } = review;
    const shop = { ...unrated, author: { '@type': 'Organization', name: 'Shop' } };
    const [thing] = read(block(product({ review: [unrated, shop] })));
    expect(thing?.reviews).toMatchObject([
      { rating: null, placeholder: false },
      { author: 'Shop', placeholder: true },
    ]);
  });
});

const marked = `
  <div itemscope itemtype="https://schema.org/Product" itemref="stars missing">
    <h1 itemprop="name">Acme Kettle</h1>
    <div itemprop="review" itemscope itemtype="https://schema.org/Review">
      <b itemprop="name">Quick</b> by
      <span itemprop="author" itemscope itemtype="https://schema.org/Person"><i itemprop="name">Ida</i></span>
      <time itemprop="datePublished" datetime="2024-03-01">last spring</time>
      <span itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
        <meta itemprop="worstRating" content="1"><span itemprop="ratingValue">4</span></span>
      <p itemprop="reviewBody">Boils in
        a minute.</p>
    </div>
  </div>
  <div id="stars"><p itemprop="aggregateRating" itemscope itemtype="http://schema.org/AggregateRating">
    <span itemprop="ratingValue">4.4</span> by <span itemprop="reviewCount">89
    </span></p></div>`;

describe('microdata', () => {
  test('is read with the elements that itemref names', () => {
    expect(read(marked)).toMatchObject([
      {
        types: ['Product'],
        name: 'Acme Kettle',
        gtins: [],
        stated: { rating: 4.4, count: 89 },
        reviews: [readReview],
      },
    ]);
  });

  test('a product has its GTINs of all lengths', () => {
    const numbered = block(product({ gtin13: '4006381333931', gtin: '036000291452' }));
    expect(read(numbered)).toMatchObject([{ gtins: ['036000291452', '4006381333931'] }]);
  });

  test('the same product in both notations is merged', () => {
    const both = read(block(product({ review: [review, { ...review, author: 'Max' }] })) + marked);
    expect(both).toMatchObject([{ name: 'Acme Kettle', stated: { rating: 4.4 } }]);
    expect(both[0]?.reviews.map(({ author }) => author)).toEqual(['Ida', 'Max']);
  });

  const reviewed = (markup: string) =>
    read(
      `<div itemscope itemtype="https://schema.org/Product"><b itemprop="name">Acme Kettle</b>
        <div itemprop="review" itemscope itemtype="https://schema.org/Review">${markup}</div></div>`,
    )[0]?.reviews;

  test.each([
    [
      '<p itemprop="reviewBody">The &lt;hr&gt; &amp;amp; &lt;p&gt; chapters</p>',
      'The <hr> &amp; <p> chapters',
    ],
    ['<meta itemprop="reviewBody" content="The &lt;hr&gt; chapter">', 'The <hr> chapter'],
    [
      '<meta itemprop="reviewBody" content="Fits if you are &lt;XL. Fine">',
      'Fits if you are <XL. Fine',
    ],
    [
      '<meta itemprop="reviewBody" content="&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;">',
      'One\n\nTwo',
    ],
  ])('%j is decoded once', (markup, body) => {
    expect(reviewed(markup)).toMatchObject([{ body }]);
  });

  test('the text of an author or a rating counts if its properties are missing', () => {
    const person = '<a itemprop="author" itemscope itemtype="https://schema.org/Person">';
    const rating = '<i itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">';
    expect(
      reviewed(`${person}<img itemprop="image" src="x">Ida</a> ${rating}4 / 5</i>`),
    ).toMatchObject([{ author: 'Ida', rating: 4 }]);
  });

  test('a template is not part of the page, unless it is a shadow root', () => {
    const inert = `<template>${marked}${block(product({ review }))}</template>`;
    expect(read(inert)).toEqual([]);
    expect(read(inert.replace('<template>', '<template shadowrootmode="open">'))).toHaveLength(1);
  });

  test('a circular itemref ends', () => {
    const round =
      '<div itemscope itemtype="Product" id="a" itemref="a b"><p id="b" itemprop="name">Kettle</p></div>';
    expect(read(round)).toMatchObject([{ name: 'Kettle' }]);
  });
});
