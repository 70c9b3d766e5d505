/**
 * Creates the decoder for a body. The encoding comes from the byte order mark, else the charset of the content type, else the
 * declaration inside the HTML or XML, else it is UTF-8. Invalid bytes become U+FFFD.
 *
 * @param start the first bytes of the body: {@link declarationBytes}, or all if there are fewer.
 */
export const decoderFor = (start: Uint8Array, contentType: string | null): TextDecoder =>
  new TextDecoder(
    byteOrderMark(start) ??
      encodingOf(charsetIn(contentType)) ??
      declaredEncoding(start, contentType) ??
      'utf-8',
  );

/** Browsers look for an encoding declaration in this many bytes, so pages declare it there. */
export const declarationBytes = 1024;

const byteOrderMark = ([first, second]: Uint8Array): string | undefined => {
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xef && second === 0xbb ? 'utf-8' : undefined;
};

const charsetIn = (text: string | null): string | undefined =>
  /charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(text ?? '')?.[1];

const declaredEncoding = (bytes: Uint8Array, contentType: string | null): string | undefined => {
  if (contentType !== null && !/html|xml/i.test(contentType)) return undefined;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, declarationBytes));
  const label =
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ??
    charsetIn(/<meta[^>]+charset[^>]*>/i.exec(head)?.[0] ?? null);
  const encoding = encodingOf(label);
  // A declaration that is readable as single bytes cannot be UTF-16, whatever it says.
  return encoding?.startsWith('utf-16') ? 'utf-8' : encoding;
};

/** The canonical name of an encoding; undefined for an unknown label. */
const encodingOf = (label: string | undefined): string | undefined => {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
};
