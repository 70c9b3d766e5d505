import { foldedWords } from './comparable-text.ts';

/** The name of an author, in parts. Null if it is unknown or tells nothing, such as "Anonymous" or an initial alone. */
export type AuthorName = readonly string[] | null;

export const authorName = (author: string | null): AuthorName => {
  if (author === null) return null;
  const start = author.slice(0, maxLength).replace(/[([{].*$/u, '') || author.slice(0, maxLength);
  const [family, given, ...others] = start.split(',');
  // "Doe, Jane", but not "Jane Doe, Berlin, Germany".
  const inOrder =
    given !== undefined && others.length === 0 && !/\s/u.test((family ?? '').trim())
      ? `${given} ${family}`
      : (family ?? '');
  const parts = foldedWords(masked(inOrder))
    .split(' ')
    .filter((part) => part !== '');
  const named = parts.length > 1 ? parts.filter((part) => !titles.has(part)) : parts;
  const joined = named.join('');
  return joined.length < 2 || nameless.test(named.join(' ')) ? null : named;
};

/** Whether two known names may be of one person: equal, or one shortened, as "Jane D." for "Jane Doe". */
export const areCompatible = (one: readonly string[], other: readonly string[]): boolean => {
  if (one.join('') === other.join('')) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const [first = '', last] = [short[0], short.length > 1 ? short.at(-1) : undefined];
  if (last === undefined) return first === long[0] || first === initialsOf(long);
  return (
    isSamePart(first, long[0] ?? '') &&
    isSamePart(last, long.at(-1) ?? '') &&
    short.slice(1, -1).every((part) => long.slice(1, -1).some((name) => isSamePart(part, name)))
  );
};

/** Whether two parts are equal, or one is the initial of the other. */
const isSamePart = (one: string, other: string): boolean =>
  one === other ||
  (isInitial(one) && other.startsWith(one)) ||
  (isInitial(other) && one.startsWith(other));

const isInitial = (part: string): boolean => /^\p{L}$/u.test(part);

const initialsOf = (name: readonly string[]): string | undefined =>
  name.length > 1 ? name.map(([initial]) => initial).join('') : undefined;

/** "J***e D****": the letters that are shown become initials. */
const masked = (name: string): string =>
  name.replace(/([\p{L}\p{N}])[*•]{2,}[\p{L}\p{N}]*/gu, '$1. ');

const maxLength = 200;

const titles = new Set('mr mrs ms miss dr prof sir herr frau mme sr sra by'.split(' '));

/** Names that sites give to those who did not give one. */
const nameless =
  /^(?:anonymous|anonym|anonyme|anonimo|anoniem|unknown|guest|gast|user|member|customer|kunde|kundin|client|cliente|klant|reviewer|shopper|buyer|n a|na|none|null|a? ?(?:google|amazon|kindle|walmart|target|best buy|ebay|store)? ?(?:user|customer|shopper|kunde|client|cliente)|(?:verified|verifizierter?|verifizierte) ?(?:buyer|purchaser|purchase|customer|reviewer|kunde|kaufer|owner)?)(?: \d+)?$/;
