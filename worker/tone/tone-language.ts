/** What reviews in a language say, and how much it says for (up to 4) or against (down to -4) a product. */
export interface ToneLanguage {
  /** Words by weight, in lower case and without apostrophes. */
  readonly words: Readonly<Record<number, string>>;
  /**
   * Regular expressions for whole phrases by weight, in order of precedence. A phrase counts as one word, whatever its words mean.
   * Words are separated by single spaces. Weight 0 marks phrases that mean nothing. Instead of a weight, the word that the phrase
   * counts as: not, for less than.
   */
  readonly phrases: readonly (readonly [meaning: number | string, phrase: string])[];
  /**
   * Regular expressions by weight for what suggests a verdict in a sentence that has no word or phrase for or against. The first that
   * occurs counts. Weight 0 marks what suggests none.
   */
  readonly hints: readonly (readonly [weight: number, phrase: string])[];
  /** Beginnings that reverse the rest of a word: un-reliable. */
  readonly reversingPrefixes: string;
  /** Endings that reverse the rest of a word: pain-less. */
  readonly reversingSuffixes: string;
  /** Letters of words that merge with the next one: l'adore. */
  readonly elisions: string;
  /** Endings that do not change the weight of a word: leaks, leaking. */
  readonly endings: string;
  /** Words that reverse the up to four words after them. */
  readonly negations: string;
  /** Words that reverse the word after them: fewer, less. */
  readonly reductions: string;
  /** Words that strengthen the next word. */
  readonly intensifiers: string;
  /** Words that weaken the next word. */
  readonly diminishers: string;
  /** Words that turn the next word against the product: too loud. */
  readonly excesses: string;
  /** Words after which a sentence says what matters more: but. */
  readonly contrasts: string;
  /** Words that end what was before them: until. */
  readonly ends: string;
  /** Words that begin what matters less, up to the next comma: although. */
  readonly concessions: string;
  /** Regular expressions for the beginning of a sentence about another product: my old phone. Its verdict is reversed. */
  readonly rivals: readonly string[];
  /** Regular expressions for exclamations that are often ironic, at the beginning of a sentence before a comma. */
  readonly exclamations: readonly string[];
  /** Regular expressions for the beginning of a sentence that only pretends to like what follows: love how it leaks. */
  readonly ironies: readonly string[];
  /** Regular expressions for the beginning of questions that praise: what more could you ask for. */
  readonly compliments: readonly string[];
  /** Regular expressions for the beginning of questions that complain: why. */
  readonly complaints: readonly string[];
}
