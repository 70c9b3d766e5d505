import { expect, test } from 'vitest';
import { productpage } from '../../../worker/sources/productpage.ts';
import { collectAll, searchFor } from '../../support/sources/collecting.ts';
import { platformUrls } from '../../support/sources/platforms/platform-urls.ts';
import { openPages } from '../../support/sources/site.ts';

const datesOn = async (html: string, dates: readonly string[], fields: object = {}) => {
  const review = dates.map((datePublished) => ({
    '@type': 'Review',
    author: `Reader of ${datePublished}`,
    reviewBody: 'Fine.',
    datePublished,
    ...fields,
  }));
  const product = { '@type': 'Product', name: 'Oak Chair', review };
  const script = `<script type="application/ld+json">${JSON.stringify(product)}</script>`;
  const { url } = await openPages(({ pathname }) => (pathname === '/' ? html + script : undefined));
  const search = searchFor('Oak Chair', { productUrls: [url.href] });
  const { reviews } = await collectAll(productpage(platformUrls()), search);
  return reviews.map(({ publishedAt }) => new Date(publishedAt ?? 0).toISOString().slice(0, 10));
};

test('the dates of a page are read in the order that one of them proves', async () => {
  expect(await datesOn('<html lang="en-US">', ['02/03/2023', '20/03/2023'])).toEqual([
    '2023-03-02',
    '2023-03-20',
  ]);
});

test.each([
  ['<html lang="it">', {}, '2023-03-02'],
  ['<html xml:lang="en-GB">', {}, '2023-03-02'],
  ['<meta property="og:locale" content="es_ES">', {}, '2023-03-02'],
  ['', { inLanguage: 'nl' }, '2023-03-02'],
  ['<html lang="en-US">', { inLanguage: 'nl' }, '2023-02-03'],
  ['<html lang="">', {}, '2023-02-03'],
])('the language of the page decides if no date does: %s %j', async (html, fields, expected) => {
  expect(await datesOn(html, ['02/03/2023'], fields)).toEqual([expected]);
});
