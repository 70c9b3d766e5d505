import { describe, expect, test } from 'vitest';
import { mentionsProduct } from '../../../worker/matching/mentions-product.ts';

describe('posts about another product', () => {
  test.each([
    ['Acme Kettle', 'The Acme Kettle, a year later', true],
    ['Acme Kettle', 'Looking for opinions: Acme Kettle', true],
    ['Acme Kettle', 'Asking for a friend: is the Acme Kettle loud?', true],
    ['Acme Kettle', 'Is there a stand for the Acme Kettle?', false],
    ['Acme Kettle', 'Looking for a tray for the Acme Kettle', false],
    ['Acme Kettle', 'Acme Kettle replacement lid', false],
    ['Acme Kettle', 'Toasters of Acme', false],
    ['Pixel 8', 'Pixel 8 Pro', false],
    ['Pixel 8', 'Best settings for the Pixel 8 Pro?', false],
    ['Pixel 8', 'Pixel 8 or Pixel 8 Pro?', true],
  ])('with the product %j, the title %j matches: %j', (wanted, title, matches) => {
    expect(mentionsProduct(wanted, [title], '')).toBe(matches);
    // The text does not change what the title names. If the title lacks the words, the text decides.
    expect(mentionsProduct(wanted, [title], `I have the ${wanted}.`)).toBe(
      matches || !title.includes(wanted),
    );
  });
});
