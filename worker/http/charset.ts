/**
 * Decodes a body as its sender meant it: by its byte order mark, else by the charset of its content type, else, in HTML,
 * by its meta element, else as UTF-8. Bytes that are none in that encoding become U+FFFD.
 */
export const decodeBody = (bytes: Uint8Array, contentType: string | null): string =>
  new TextDecoder(
    markOf(bytes) ?? known(charsetIn(contentType)) ?? metaCharset(bytes, contentType) ?? 'utf-8',
  ).decode(bytes);

const markOf = ([first, second]: Uint8Array): string | undefined => {
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xef && second === 0xbb ? 'utf-8' : undefined;
};

const charsetIn = (text: string | null): string | undefined =>
  /charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(text ?? '')?.[1];

/** Browsers look at this many bytes for it, so nobody writes it later. */
const metaWindow = 1024;

const metaCharset = (bytes: Uint8Array, contentType: string | null): string | undefined => {
  if (contentType !== null && !/html|xml/i.test(contentType)) return undefined;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, metaWindow));
  const charset = known(charsetIn(/<meta[^>]+charset[^>]*>/i.exec(head)?.[0] ?? null));
  // A meta element that could be read byte by byte cannot be in UTF-16, whatever it says.
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
