import { withoutNotes } from './notes.ts';

/** A text without what differs between copies of a review. */
export interface ComparableText {
  /** Without case, accents, punctuation, and spaces: what two texts are compared by. */
  readonly letters: string;
  /** The same, with a space between words. In scripts without spaces, each character is a word. */
  readonly words: string;
  /** Whether it ends with an ellipsis, where a site has cut it. */
  readonly isCut: boolean;
  /** Whether it ends with a letter, perhaps in the middle of a word. */
  readonly isOpen: boolean;
  /** Whether it begins with an ellipsis, as an excerpt does. */
  readonly isExcerpt: boolean;
}

/** Reads the first 2,000 characters of a text, without remarks on how a site got the review. */
export const comparableText = (text: string): ComparableText => {
  const own = withoutNotes(text.slice(0, maxLength)).trim();
  const end = own.slice(-maxEnding);
  const cutAt = ellipsisAtEnd.exec(end)?.index;
  const words = foldedWords(
    cutAt === undefined ? own : own.slice(0, own.length - end.length + cutAt),
  );
  return {
    letters: words.replaceAll(' ', ''),
    words,
    isCut: cutAt !== undefined,
    isOpen: /\p{L}$/u.test(own),
    isExcerpt: /^["'“”«([]*(?:…|\.{3})/.test(own),
  };
};

/** How much a text says: its letters, of which one in a script without spaces counts as three. */
export const weightOf = (letters: string): number =>
  letters.length + 2 * (letters.match(unspaced)?.length ?? 0);

/** The words of a text, in lower case and without accents, separated by single spaces. */
export const foldedWords = (text: string): string =>
  (
    decoded(text)
      .replace(/<\/?[a-z][^<>]{0,200}>|\\[nrt]/gi, ' ')
      .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
      .normalize('NFKD')
      // Some characters are decomposed into eighteen.
      .slice(0, 2 * maxLength)
      .toLowerCase()
      .replace(/[\p{M}'’‘ʼ`´]/gu, '')
      .match(word) ?? []
  ).join(' ');

const maxLength = 2000;

/** Characters of an ellipsis with what follows it. */
const maxEnding = 60;

const ellipsisAtEnd =
  /[\s"'“”«([]*(?:…|\.{3,})[\s"'“”’»)\]]*(?:(?:read|show|see|view)\s+(?:more|all|full\s+review)|more|(?:mehr\s+(?:lesen|anzeigen|erfahren)|weiterlesen|mehr)|(?:lire|voir)\s+(?:la\s+suite|plus)|(?:ver|leer)\s+m[aá]s|leggi\s+(?:tutto|altro|di\s+pi[uù])|(?:lees|meer)\s+(?:meer|verder|lezen))?[\s.>»)\]]*$/iu;

const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/gu;

const word =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}])[\p{L}\p{N}])+/gu;

/** Decodes entities that were escaped twice. Named ones stand for punctuation, except those of letters, which are rare in copies. */
const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:amp;)*(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]\w{1,8}));/gi,
        (_, decimal?: string, hex?: string, name?: string) => {
          if (name !== undefined) return /^(?:apos|[lr]squo)$/i.test(name) ? '’' : ' ';
          const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
          return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
        },
      )
    : text;
