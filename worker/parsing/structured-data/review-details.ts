import { memoize } from '../memoize.ts';
import type { RawDetails, RawMedia, RawReply } from '../review-details.ts';
import { webUrl } from '../web-url.ts';
import { itemsOf, textOf } from './item.ts';
import type { LinkedItem } from './link-items.ts';
import { kindOf } from './vocabulary.ts';

/** What the other properties of items are read with. */
export interface DetailsReader {
  /** The URL of the page. Default: none, so that relative URLs are left out. */
  readonly base?: string | undefined;
  /** From 1 to 5. */
  readonly rating: (item: LinkedItem) => number | null;
  readonly nameOf: (item: LinkedItem) => string | null;
  readonly date: (written: string | null) => number | null;
}

/** Reads what reviews of a page have besides text, rating, author, and date. Items that several reviews share are read once. */
export const openDetailsReader = ({ base, rating, nameOf, date }: DetailsReader) => {
  const noteIn = memoize((entry: LinkedItem): string | null => {
    const [thing] = itemsOf(entry, 'item');
    return textOf(entry, 'name', 'text', 'item') ?? (thing === undefined ? null : nameOf(thing));
  });
  const notesIn = memoize((list: LinkedItem): readonly (string | null)[] => {
    const entries = (list.properties.get('itemListElement') ?? []).slice(0, maxItems);
    if (entries.length === 0) return [noteIn(list)];
    return entries.map((entry) => (typeof entry === 'string' ? entry : noteIn(entry)));
  });
  const notesOf = (review: LinkedItem, property: string) =>
    valuesOf(review, property).flatMap((value) =>
      typeof value === 'string' ? [value] : notesIn(value),
    );

  const urlOf = (item: LinkedItem, ...names: string[]) => address(textOf(item, ...names), base);
  const mediaIn = memoize((item: LinkedItem): RawMedia => {
    const isVideo = item.types.includes('VideoObject');
    return {
      type: isVideo ? 'VIDEO' : 'PHOTO',
      url: urlOf(item, 'contentUrl', ...(isVideo ? ['embedUrl'] : []), 'url'),
      thumbnailUrl: urlOf(item, 'thumbnailUrl', 'thumbnail'),
      caption: textOf(item, 'caption', 'name'),
    };
  });
  const mediaOf = (review: LinkedItem): RawMedia[] =>
    mediaProperties.flatMap(([property, type]) =>
      valuesOf(review, property).map((value) =>
        typeof value === 'string' ? { type, url: address(value, base) } : mediaIn(value),
      ),
    );

  const replyIn = memoize((comment: LinkedItem): RawReply | undefined => {
    const authors = itemsOf(comment, 'author', 'creator');
    const seller = authors.find((author) => kindOf(author) === 'organization');
    if (seller === undefined) return undefined;
    return {
      author: nameOf(seller),
      body: textOf(comment, 'text', 'description'),
      publishedAt: date(textOf(comment, 'datePublished', 'dateCreated')),
    };
  });

  const aspectIn = memoize((one: LinkedItem) => ({
    name: textOf(one, 'reviewAspect'),
    rating: rating(one),
  }));

  /** @param aspects the ratings of the review that are not of the whole product. */
  return (review: LinkedItem, aspects: readonly LinkedItem[]): RawDetails => ({
    aspectRatings: aspects.slice(0, maxItems).map(aspectIn),
    pros: notesOf(review, 'positiveNotes'),
    cons: notesOf(review, 'negativeNotes'),
    language: textOf(review, 'inLanguage'),
    country: countryOf(review),
    editedAt: date(textOf(review, 'dateModified')),
    media: mediaOf(review),
    replies: itemsOf(review, 'comment')
      .slice(0, maxItems)
      .flatMap((comment) => replyIn(comment) ?? []),
  });
};

/** Values of a property that are read: more than are kept. */
const maxItems = 50;

const valuesOf = ({ properties }: LinkedItem, property: string) =>
  (properties.get(property) ?? []).slice(0, maxItems);

const mediaProperties = [
  ['image', 'PHOTO'],
  ['video', 'VIDEO'],
  ['associatedMedia', 'PHOTO'],
] as const;

/** Texts are HTML, and in URLs only the ampersand is ever escaped. */
const address = (text: string | null, base: string | undefined): string | null =>
  webUrl(text?.replaceAll('&amp;', '&'), base);

/** That of the author's address, or of where the review was written. */
const countryOf = (review: LinkedItem): string | null => {
  const [place] = itemsOf(review, 'author', 'creator', 'locationCreated').flatMap((one) => [
    ...itemsOf(one, 'address'),
    one,
  ]);
  if (place === undefined) return null;
  const [country] = itemsOf(place, 'addressCountry');
  return textOf(place, 'addressCountry') ?? (country ? textOf(country, 'name') : null);
};
