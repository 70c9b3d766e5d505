import { isUtf8 } from 'node:buffer';
import { normalizeEncoding, TextDecoder } from '@exodus/bytes/encoding.js';
import { analyse } from 'chardet';

/**
 * The encoding of a page that does not declare it: UTF-8 if at least half of its characters beyond ASCII are valid as such, so that a
 * single broken character does not spoil the others. Otherwise the likeliest of the encodings that pages in its language used before
 * UTF-8, and without a language the likeliest of all by its letters. Defaults to windows-1252, like browsers.
 *
 * @param language such as "pt-BR"; null if unknown.
 */
export const guessEncoding = (bytes: Uint8Array, language: string | null): string => {
  if (isUtf8(bytes) || isMostlyUtf8(bytes)) return 'utf-8';
  const sample = sampleOf(bytes);
  const likely = likelyEncodings(sample);
  const usual = language === null ? undefined : usualEncodings(language);
  const candidates =
    usual === undefined
      ? likely.filter(({ isClear }) => isClear).map(({ encoding }) => encoding)
      : [...likely.map(({ encoding }) => encoding).filter((one) => usual.includes(one)), ...usual];
  return candidates.find((encoding) => decodes(sample, encoding)) ?? 'windows-1252';
};

interface Likely {
  readonly encoding: string;
  /** Whether it is likely without any other hint. */
  readonly isClear: boolean;
}

const likelyEncodings = (sample: Uint8Array): Likely[] => {
  const matches = analyse(sample).flatMap(({ name, confidence }) => {
    const encoding = normalizeEncoding(name);
    return encoding === null || encoding.startsWith('utf-') ? [] : [{ encoding, confidence }];
  });
  const western = matches.find(({ encoding }) => encoding === 'windows-1252')?.confidence ?? 0;
  return matches.map(({ encoding, confidence }) => {
    const needed = wide.has(encoding) ? 50 : latin.has(encoding) ? 1.3 * western : 10;
    return { encoding, isClear: confidence >= needed };
  });
};

const isMostlyUtf8 = (bytes: Uint8Array): boolean => {
  const text = new TextDecoder('utf-8').decode(bytes);
  let [valid, invalid] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) invalid++;
    else if (unit > 0x7f) valid++;
  }
  return valid >= invalid;
};

/** The text from the first character beyond ASCII on, without markup. A cut character at its end is left out. */
const sampleOf = (bytes: Uint8Array): Uint8Array => {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  const start = Math.max(0, first - 1000);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.length - start)
    .toString('latin1', 0, maxSample)
    .replace(/<[^<>]*>/g, ' ');
  const isCut = bytes.length - start > maxSample && text.includes(' ');
  return Buffer.from(isCut ? text.slice(0, text.lastIndexOf(' ')) : text, 'latin1');
};

const maxSample = 65_536;

const decodes = (bytes: Uint8Array, encoding: string): boolean => {
  try {
    return !unassigned.test(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
};

/** Control characters that no text has. Single-byte encodings map their unassigned bytes to them. */
const unassigned = /[\x80-\x9f]/;

/** Encodings with characters of several bytes. They are recognized with certainty or not at all. */
const wide = new Set(['shift_jis', 'euc-jp', 'iso-2022-jp', 'gb18030', 'big5', 'euc-kr']);

/** Encodings of the Latin alphabet, which short texts in Western languages resemble. */
const latin = new Set(['iso-8859-2', 'windows-1250', 'windows-1254', 'windows-1257']);

const usualEncodings = (language: string): readonly string[] => {
  const tag = language.trim().toLowerCase();
  const isTraditional = /^zh\b.*\b(hant|tw|hk|mo)\b/.test(tag);
  if (isTraditional) return ['big5', 'gb18030'];
  return legacyEncodings.get(/^[a-z]*/.exec(tag)?.[0] ?? '') ?? ['windows-1252'];
};

/** By language, the most usual first. Languages that are not listed used windows-1252. */
const legacyEncodings: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'ar fa ur': ['windows-1256', 'iso-8859-6'],
    'bg ru be mk sr kk ky tg': ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866'],
    uk: ['windows-1251', 'koi8-u', 'koi8-r'],
    'cs sk sl hr bs': ['windows-1250', 'iso-8859-2'],
    'pl hu ro': ['iso-8859-2', 'windows-1250'],
    el: ['windows-1253', 'iso-8859-7'],
    'et lt lv': ['windows-1257', 'iso-8859-13', 'iso-8859-4'],
    he: ['windows-1255', 'iso-8859-8'],
    ja: ['shift_jis', 'euc-jp', 'iso-2022-jp'],
    ko: ['euc-kr'],
    th: ['windows-874'],
    'tr az ku': ['windows-1254'],
    vi: ['windows-1258'],
    zh: ['gb18030', 'big5'],
  }).flatMap(([languages, encodings]) =>
    languages.split(' ').map((language) => [language, encodings] as const),
  ),
);
