/**
 * Decodes a body as its sender meant it: by its byte order mark, else by the charset of its content type, else by what HTML
 * or XML say of themselves, else as UTF-8. Bytes that are none in that encoding become U+FFFD.
 *
 * @param start the body's first bytes, {@link declaredWithin} of them where there are so many.
 */
export const decoderFor = (start: Uint8Array, contentType: string | null): TextDecoder =>
  new TextDecoder(
    markOf(start) ?? known(charsetIn(contentType)) ?? ownCharset(start, contentType) ?? 'utf-8',
  );

/** Browsers look at this many bytes for what a document says of its encoding, so nobody says it later. */
export const declaredWithin = 1024;

const markOf = ([first, second]: Uint8Array): string | undefined => {
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xef && second === 0xbb ? 'utf-8' : undefined;
};

const charsetIn = (text: string | null): string | undefined =>
  /charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(text ?? '')?.[1];

const ownCharset = (bytes: Uint8Array, contentType: string | null): string | undefined => {
  if (contentType !== null && !/html|xml/i.test(contentType)) return undefined;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, declaredWithin));
  const said =
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ??
    charsetIn(/<meta[^>]+charset[^>]*>/i.exec(head)?.[0] ?? null);
  const charset = known(said);
  // A declaration that could be read byte by byte cannot be in UTF-16, whatever it says.
  return charset?.startsWith('utf-16') ? 'utf-8' : charset;
};

/** The encoding's own name; undefined for a label that nobody knows. */
const known = (label: string | undefined): string | undefined => {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
};
