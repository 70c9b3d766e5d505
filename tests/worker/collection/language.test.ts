import { expect, test } from 'vitest';
import { languageOf } from '../../../worker/collection/language.ts';

test.each([
  ['Perfect', 'en'],
  ['Awesome!', 'en'],
  ['Excellent', 'en'],
  ['Cheap', 'en'],
  ['Fine', 'en'],
  ['Legit', 'en'],
  ['Super!', 'en'],
  ['Top', 'en'],
  ['Worth every penny!!', 'en'],
  ['Nicht schlecht', 'de'],
  ['Déçue', 'fr'],
  ['Muy recomendable', 'es'],
  ['Não recomendo', 'pt'],
  ['Consigliatissimo', 'it'],
  ['Heel tevreden', 'nl'],
  ['Nie warto', 'pl'],
  ['Kalitesiz ürün', 'tr'],
  ['満足', 'ja'],
  ['残念です', 'ja'],
  ['很好用', 'zh'],
  ['만족합니다', 'ko'],
  ['ممتاز جدا', 'ar'],
  ['خیلی خوب بود، می‌خرم', 'fa'],
  ['Дуже задоволений покупкою', 'uk'],
  ['Очень доволен', 'ru'],
  ['बढ़िया है', 'hi'],
])('%s is %s', async (text, language) => {
  expect(await languageOf(text)).toBe(language);
});

test('a long text is judged as a whole, whatever words of other languages it contains', async () => {
  const text =
    'Der Sound ist super, das Design top und das Case okay, aber nach drei Wochen war leider der Akku defekt.';
  expect(await languageOf(text)).toBe('de');
});

test.each(['', '   ', '😀😀', '12/10', '!!!'])('%j has no language', async (text) => {
  expect(await languageOf(text)).toBeNull();
});
