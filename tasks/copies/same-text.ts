import { type ComparableText, weightOf } from './comparable-text.ts';

/** What is compared of a review. */
export interface ReviewTexts {
  readonly body: ComparableText;
  /** The letters of the text, and those of title and text together: some sites put the title into the text. */
  readonly versions: readonly string[];
}

/** How much two reviews share whose texts are equal, or of which one is cut. 0 if they are neither. */
export const equalWeight = (one: ReviewTexts, other: ReviewTexts): number => {
  const [short, long] = inOrder(one, other);
  const { letters } = short.body;
  const isEqual = short.versions.some((version) => long.versions.includes(version));
  return isEqual || isPart(short.body, long) ? weightOf(letters) : 0;
};

/** How much two reviews share whose texts are almost equal. 0 if they are not. Costs much more than {@link equalWeight}. */
export const similarWeight = (one: ReviewTexts, other: ReviewTexts): number => {
  const [short, long] = inOrder(one, other);
  return isAlmostEqual(short.body, long.body) ? weightOf(short.body.letters) : 0;
};

const inOrder = (one: ReviewTexts, other: ReviewTexts) =>
  one.body.letters.length <= other.body.letters.length
    ? ([one, other] as const)
    : ([other, one] as const);

/** Whether a site has cut the text. Without an ellipsis only a cut in the middle of a word is proof: otherwise the author may have added. */
const isPart = (
  { letters, isCut, isOpen, isExcerpt }: ComparableText,
  long: ReviewTexts,
): boolean =>
  long.versions.some(
    (whole) =>
      (isCut && whole.startsWith(letters)) ||
      (isExcerpt && (isCut ? whole.includes(letters) : whole.endsWith(letters))),
  ) ||
  (isOpen && long.body.letters.startsWith(letters) && endsInWord(long.body, letters.length));

const endsInWord = ({ words }: ComparableText, letters: number): boolean => {
  let rest = letters;
  for (const one of words.split(' ')) {
    if (rest < one.length) return rest > 0;
    rest -= one.length;
  }
  return false;
};

/**
 * Whether two texts differ only in misspelled words and in small words that say nothing, at most one in twenty. Negations, numbers, and
 * whatever else changes the meaning may not differ.
 */
const isAlmostEqual = (one: ComparableText, other: ComparableText): boolean => {
  if (other.letters.length > 1.25 * one.letters.length + 10) return false;
  const [a, b] = [one.words.split(' '), other.words.split(' ')];
  let left = Math.max(1, Math.floor(Math.min(a.length, b.length) / 20));
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    const [mine = '', theirs = ''] = [a[i], b[j]];
    if (mine === theirs) {
      i += 1;
      j += 1;
      continue;
    }
    if (one.isCut && i === a.length - 1 && theirs.startsWith(mine)) return true;
    if (mine + a[i + 1] === theirs || mine === theirs + b[j + 1]) {
      i += mine.length < theirs.length ? 2 : 1;
      j += mine.length < theirs.length ? 1 : 2;
      continue;
    }
    left -= 1;
    if (left < 0) return false;
    const [mayMine, mayTheirs] = [fillers.has(mine), fillers.has(theirs)];
    if (isMisspelled(mine, theirs) || (mayMine && mayTheirs)) {
      i += 1;
      j += 1;
    } else if (mayMine && a[i + 1] === theirs) i += 1;
    else if (mayTheirs && b[j + 1] === mine) j += 1;
    else return false;
  }
  const rest = [...a.slice(i), ...(one.isCut ? [] : b.slice(j))];
  return rest.length <= left && rest.every((one) => fillers.has(one));
};

/** Whether two longer words differ by one letter that is missing, added, changed, or exchanged with the next one. */
const isMisspelled = (one: string, other: string): boolean => {
  if (Math.min(one.length, other.length) < 5 || one[0] !== other[0]) return false;
  if (Math.abs(one.length - other.length) > 1 || /\d/.test(one + other)) return false;
  let start = 0;
  while (one[start] === other[start]) start += 1;
  const [mine, theirs] = [one.slice(start), other.slice(start)];
  return (
    mine.slice(1) === theirs ||
    mine === theirs.slice(1) ||
    mine.slice(1) === theirs.slice(1) ||
    (mine.slice(2) === theirs.slice(2) && mine[0] === theirs[1] && mine[1] === theirs[0])
  );
};

const fillers = new Set(
  'a an the and so very really just also this that these it its is was are were my our i we to of for in on with at as'.split(
    ' ',
  ),
);
