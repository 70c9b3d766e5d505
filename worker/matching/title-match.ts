/**
 * How well a title that a search found matches the wanted product name: 0 if it names another product, otherwise up to 1, higher the
 * fewer other words it has.
 *
 * Words are compared without case and accents, and are split between letters and digits, so that "WH-1000XM5" equals "wh 1000 xm5".
 * The title must contain all wanted words. Even then it names another product
 * - if an unwanted word for a variant (Pro, Max, Mini, …) follows the last wanted word: "iPhone 15 Pro" is not "iPhone 15";
 * - if it contains an unwanted word for an accessory (case, charger, …), unless it comes after "with" or "+", which introduce what
 *   is included;
 * - if "for", "compatible" or the like precede the wanted words: they then say what the product is for.
 */
export const titleMatch = (name: string, title: string): number => {
  const wanted = wordsOf(name);
  const found = atomsOf(title);
  const positions = firstPositions(wanted, found);
  if (wanted.length === 0 || positions === undefined) return 0;
  const wantedAtoms = new Set(wanted.flat());
  const hasUnwanted = (atoms: readonly string[], words: ReadonlySet<string>) =>
    atoms.some((atom) => words.has(atom) && !wantedAtoms.has(atom));

  const first = Math.min(...positions);
  const ends = wanted.map((word, index) => (positions[index] ?? 0) + word.length);
  const last = Math.max(...ends);
  const included = found.findIndex((atom, index) => index >= last && inclusionWords.has(atom));
  const head = included === -1 ? found : found.slice(0, included);

  if (hasUnwanted(found.slice(last, last + 1), variantWords)) return 0;
  if (hasUnwanted(head, accessoryWords)) return 0;
  if (hasUnwanted(found.slice(0, first), purposeWords)) return 0;
  return wantedAtoms.size / Math.max(wantedAtoms.size, new Set(found).size);
};

/**
 * Whether the title of a page that the caller named plausibly matches: it contains at least half of the wanted words, or at least
 * half of its own words are wanted.
 */
export const titleMatchesInPart = (name: string, title: string): boolean =>
  sharedWords(name, title) >= 0.5;

/** The share of common words that {@link titleMatchesInPart} uses, from 0 to 1. */
export const sharedWords = (name: string, title: string): number => {
  const wanted = new Set(wordsOf(name).flat());
  const found = new Set(atomsOf(title));
  const shared = [...wanted].filter((atom) => found.has(atom)).length;
  return shared / Math.max(1, Math.min(wanted.size, found.size));
};

/** Whether the texts together contain all wanted words. */
export const mentionsAllWords = (name: string, texts: readonly string[]): boolean => {
  const wanted = wordsOf(name);
  const finders = texts.map((text) => positionFinder(atomsOf(text)));
  return (
    wanted.length > 0 &&
    wanted.every((word) => finders.some((positionOf) => positionOf(word) !== undefined))
  );
};

/** The wanted words, each once, as its atoms. Words without meaning are left out unless there are no others. */
const wordsOf = (name: string): string[][] => {
  const words = [...new Set(name.toLowerCase().split(/\s+/))]
    .map(atomsOf)
    .filter((atoms) => atoms.length > 0);
  const meaningful = words.filter((atoms) => atoms.length > 1 || !stopWords.has(atoms[0] ?? ''));
  return meaningful.length > 0 ? meaningful : words;
};

/**
 * Splits a text into runs of letters and runs of digits. In scripts without spaces each character is an atom. A plus directly after a
 * letter or digit is the word "plus": "S24+".
 */
const atomsOf = (text: string): string[] =>
  text
    .slice(0, maxLength)
    .replace(/(?<=[\p{L}\p{N}])\+(?![\p{L}\p{N}+])/gu, ' plus ')
    .normalize('NFKD')
    // Some characters are decomposed into eighteen.
    .slice(0, maxLength)
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .match(atom)
    ?.map(singular) ?? [];

/** The maximum length of text that is searched: that of a review. */
const maxLength = 10_000;

const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`;

const atom = new RegExp(String.raw`\+|${unspaced}|(?:(?!${unspaced})\p{L})+|\p{N}+`, 'gu');

const singular = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;

/** The first position of each word; undefined if one does not occur. */
const firstPositions = (
  words: readonly (readonly string[])[],
  found: readonly string[],
): number[] | undefined => {
  const positionOf = positionFinder(found);
  const positions = words.map(positionOf);
  return positions.every((position) => position !== undefined) ? positions : undefined;
};

/** Finds the first position at which the atoms of a word occur consecutively. */
const positionFinder = (found: readonly string[]) => {
  const positionsByAtom = new Map<string, number[]>();
  for (const [position, atom] of found.entries()) {
    const positions = positionsByAtom.get(atom);
    if (positions === undefined) positionsByAtom.set(atom, [position]);
    else positions.push(position);
  }
  return (word: readonly string[]): number | undefined =>
    positionsByAtom
      .get(word[0] ?? '')
      ?.find((position) => word.every((atom, offset) => found[position + offset] === atom));
};

const set = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(singular));

const stopWords = set('the a an and der die das und le la les et el los y il lo e + ');

const variantWords = set('pro max plus mini ultra lite air se fe xl xs xr neo slim turbo ti super');

const accessoryWords = set(
  'case cover sleeve pouch bag skin protector charger cable adapter strap band holder mount stand dock ' +
    'replacement spare refill earpads cushion sticker decal ' +
    'hulle schutzhulle tasche folie schutzfolie panzerglas ladegerat ladekabel kabel halterung ersatz ersatzteil ' +
    'coque etui housse chargeur funda cargador custodia',
);

const inclusionWords = set('with incl including + mit inkl avec con');

const purposeWords = set('for fits fit compatible compatibility fur passend pour para per');
