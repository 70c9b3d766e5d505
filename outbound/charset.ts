import { getBOMEncoding, normalizeEncoding, TextDecoder } from '@exodus/bytes/encoding.js';
import { declarationsIn } from './declared-encoding.ts';
import { guessEncoding } from './guess-encoding.ts';

// Not Node's own decoder: that of Node 20 drops characters of windows-1252, euc-kr, and big5.

/**
 * Creates the decoder for a body that is read as it arrives. The encoding comes from the byte order mark, else the charset of the
 * content type, else the declaration inside the HTML or XML, else it is UTF-8. Invalid bytes become U+FFFD.
 *
 * @param start the first bytes of the body: {@link streamedDeclarationBytes}, or all if there are fewer.
 */
export const decoderFor = (
  start: Uint8Array,
  contentType: string | null,
): InstanceType<typeof TextDecoder> =>
  new TextDecoder(
    transportEncoding(start, contentType) ?? declared(start, contentType).encoding ?? 'utf-8',
  );

/**
 * Decodes an entire body. The encoding comes from the same places as that of {@link decoderFor}, but a declaration may stand anywhere
 * in the first 256 KiB. HTML that declares none is UTF-8 if most of it is valid as such; otherwise its language and its bytes decide,
 * and then the default of the web: windows-1252.
 */
export const decodeBody = (body: Uint8Array, contentType: string | null): string => {
  const known = transportEncoding(body, contentType);
  const { encoding, language } = known === undefined ? declared(body, contentType) : unknown;
  const guess = () => (isMarkup(contentType) ? guessEncoding(body, language) : 'utf-8');
  return new TextDecoder(known ?? encoding ?? guess()).decode(body);
};

/** Declarations in the first bytes of a streamed body are found. XML must declare its encoding at the beginning. */
export const streamedDeclarationBytes = 1024;

const transportEncoding = (body: Uint8Array, contentType: string | null): string | undefined =>
  getBOMEncoding(body) ?? encodingOf(charsetIn(contentType));

interface Declared {
  readonly encoding: string | undefined;
  readonly language: string | null;
}

const unknown: Declared = { encoding: undefined, language: null };

const declared = (body: Uint8Array, contentType: string | null): Declared => {
  if (!isMarkup(contentType)) return unknown;
  const { label, language } = declarationsIn(body);
  const encoding = encodingOf(label ?? undefined);
  // A declaration that is readable as single bytes cannot be UTF-16, whatever it says.
  return { encoding: encoding?.startsWith('utf-16') ? 'utf-8' : encoding, language };
};

const isMarkup = (contentType: string | null): boolean =>
  contentType === null || /html|xml/i.test(contentType);

const charsetIn = (contentType: string | null): string | undefined =>
  /;\s*charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType ?? '')?.[1];

/** The canonical name of an encoding; undefined for an unknown label. */
const encodingOf = (label: string | undefined): string | undefined => {
  const encoding = label === undefined ? null : normalizeEncoding(label);
  return encoding === null || encoding === 'replacement' ? undefined : encoding;
};
