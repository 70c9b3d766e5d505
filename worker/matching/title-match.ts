/**
 * How well a title that a search found names the product asked for: 0 when it names another thing, else up to 1 the fewer
 * words it has besides.
 *
 * The rule. Titles are compared as words without case and accents, parted between letters and digits, so that "WH-1000XM5"
 * and "wh 1000 xm5" are the same. Each asked word must stand in the title. Even then it names another thing
 * - when a word for a variant (Pro, Max, Mini, …) that was not asked for follows the last of the asked words: "iPhone 15"
 *   is not "iPhone 15 Pro";
 * - when it has a word for an accessory (case, charger, …) that was not asked for, unless behind "with" or "+", where what
 *   comes along is named;
 * - when "for", "compatible" or the like stands before the asked words: they then say what the thing is for.
 */
export const titleMatch = (asked: string, title: string): number => {
  const wanted = wordsOf(asked);
  const found = atomsOf(title);
  const places = wanted.map((word) => placesOf(word, found));
  if (wanted.length === 0 || places.some((place) => place.length === 0)) return 0;
  const wantedAtoms = new Set(wanted.flat());
  const foreign = (atoms: readonly string[], words: ReadonlySet<string>) =>
    atoms.some((atom) => words.has(atom) && !wantedAtoms.has(atom));

  const first = Math.min(...places.map(([place = 0]) => place));
  const ends = wanted.map((word, index) => (places[index]?.[0] ?? 0) + word.length);
  const last = Math.max(...ends);
  const along = found.findIndex((atom, index) => index >= last && alongWords.has(atom));
  const head = along === -1 ? found : found.slice(0, along);

  if (foreign(found.slice(last, last + 1), variantWords)) return 0;
  if (foreign(head, accessoryWords)) return 0;
  if (foreign(found.slice(0, first), purposeWords)) return 0;
  return wantedAtoms.size / Math.max(wantedAtoms.size, new Set(found).size);
};

/**
 * Whether a page that the caller named is taken for the product: its title shares half of the asked words, or half of its own
 * words are asked ones.
 */
export const titleMatchesInPart = (asked: string, title: string): boolean =>
  sharedWords(asked, title) >= 0.5;

/** The share of words that {@link titleMatchesInPart} judges by, 0 to 1. */
export const sharedWords = (asked: string, title: string): number => {
  const wanted = new Set(wordsOf(asked).flat());
  const found = new Set(atomsOf(title));
  const shared = [...wanted].filter((atom) => found.has(atom)).length;
  return shared / Math.max(1, Math.min(wanted.size, found.size));
};

/** Whether a post speaks of the product: each asked word stands in one of its texts. */
export const mentionsAllWords = (asked: string, texts: readonly string[]): boolean => {
  const wanted = wordsOf(asked);
  const atoms = texts.map(atomsOf);
  return (
    wanted.length > 0 &&
    wanted.every((word) => atoms.some((found) => placesOf(word, found).length > 0))
  );
};

/** The asked words, each as its atoms; words that say nothing are left out unless there are no others. */
const wordsOf = (asked: string): string[][] => {
  const words = asked
    .split(/\s+/)
    .map(atomsOf)
    .filter((atoms) => atoms.length > 0);
  const telling = words.filter((atoms) => atoms.length > 1 || !emptyWords.has(atoms[0] ?? ''));
  return telling.length > 0 ? telling : words;
};

/**
 * Runs of letters and runs of digits. Scripts that write without spaces give an atom for each character. A plus behind a
 * letter or digit is the word that it is read as: "S24+".
 */
const atomsOf = (text: string): string[] =>
  text
    .slice(0, longest)
    .replace(/(?<=[\p{L}\p{N}])\+(?![\p{L}\p{N}+])/gu, ' plus ')
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .match(atom)
    ?.map(singular) ?? [];

/** Characters of a text that are searched. */
const longest = 50_000;

const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`;

const atom = new RegExp(String.raw`\+|${unspaced}|(?:(?!${unspaced})\p{L})+|\p{N}+`, 'gu');

const singular = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;

/** Where the atoms of one word stand in a row. */
const placesOf = (word: readonly string[], found: readonly string[]): number[] =>
  found.flatMap((_, place) =>
    word.every((atom, offset) => found[place + offset] === atom) ? [place] : [],
  );

const set = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(singular));

const emptyWords = set('the a an and der die das und le la les et el los y il lo e + ');

const variantWords = set('pro max plus mini ultra lite air se fe xl xs xr neo slim turbo ti super');

const accessoryWords = set(
  'case cover sleeve pouch bag skin protector charger cable adapter strap band holder mount stand dock ' +
    'replacement spare refill earpads cushion sticker decal ' +
    'hulle schutzhulle tasche folie schutzfolie panzerglas ladegerat ladekabel kabel halterung ersatz ersatzteil ' +
    'coque etui housse chargeur funda cargador custodia',
);

const alongWords = set('with incl including + mit inkl avec con');

const purposeWords = set('for fits fit compatible compatibility fur passend pour para per');
