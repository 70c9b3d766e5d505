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

const kettle = 'Acme Kettle 7';

describe('posts in a thread', () => {
  test.each([
    ['plain words', 'Where I stand on the Acme Kettle 7', 'Fine.', true],
    ['plain words', 'In case you wonder: Acme Kettle 7', 'Fine.', true],
    ['what happened to a part', 'Acme Kettle 7 cover cracked', 'After a week.', true],
    ['an accessory', 'Acme Kettle 7 cover, which one?', 'The red one.', false],
    ['an accessory', 'Deckel für Acme Kettle 7', 'Gibt es.', false],
    ['praise', 'Any love for the Acme Kettle 7?', 'It is quiet.', true],
    ['another model in the text', 'Acme Kettle 7 review', 'My Acme Kettle 7b is better.', false],
    ['thanks', 'Acme Kettle 7 review', 'Thank you!', false],
    ['laughter', 'Acme Kettle 7 review', 'lol', false],
    ['a vote', 'Acme Kettle 7 review', '+1', false],
    ['thanks, in German', 'Acme Kettle 7 Test', 'Danke für den Bericht', false],
    ['a short opinion', 'Acme Kettle 7 review', 'Too loud.', true],
    ['the rival', 'Acme Kettle 7 vs Boilo Rapid', 'The Boilo, it looks nicer.', false],
    ['the product', 'Acme Kettle 7 vs Boilo Rapid', 'The Acme, it is quieter.', true],
    ['neither', 'Acme Kettle 7 vs Boilo Rapid', 'Tough choice.', false],
    ['a divided name', 'Which Acme?', 'The Kettle 7 is quiet.', true],
    ['words far apart', 'Kitchens', 'From acme to zenith, I had 7 of every kettle.', false],
  ])('%s: %j, %j: %j', (_, title, text, expected) => {
    expect(mentionsProduct(kettle, [title], text)).toBe(expected);
  });
});

describe('short names', () => {
  test.each([
    ['Sony WH-1000XM5', 'My XM5s creak', true],
    ['Sony WH-1000XM5', 'The WH-1000XM5', true],
    ['Sony WH-1000XM5', 'My XM4s creak', false],
    ['Kindle Paperwhite', 'I love my Paperwhite', true],
    ['Kindle Paperwhite', 'My KPW is slow', true],
    ['Meta Quest 3', 'The Quest 3 is heavy', true],
    ['Meta Quest 3', 'The Quest 3S is light', false],
    ['AirPods Pro 2', 'APP2 battery', true],
    ['Galaxy S24 Ultra', 'S24 battery', false],
    ['Galaxy S24 Ultra', 'S24U battery', true],
    ['Acme Headphones', 'My headphones broke', false],
  ])('of %j in %j: %j', (asked, text, expected) => {
    expect(mentionsProduct(asked, [''], text)).toBe(expected);
  });
});
