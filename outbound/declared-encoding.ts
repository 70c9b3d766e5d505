import { Parser } from 'htmlparser2';

/** What HTML or XML says about its own text. */
export interface Declared {
  /** The label of the encoding, such as "ISO-8859-1"; null if it declares none. */
  readonly label: string | null;
  /** The language of the page, such as "pt-BR"; null if it declares none. */
  readonly language: string | null;
}

/**
 * Reads the XML declaration, or the first `meta` element that declares an encoding, and the language of the page. Ignores comments,
 * scripts, and text. Browsers also find declarations beyond the first 1024 bytes; here they are found in the first 256 KiB.
 */
export const declarationsIn = (bytes: Uint8Array): Declared => {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, maxBytes));
  const xml = /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)["']/.exec(
    start.toString('latin1', 0, step),
  );
  let label = xml?.[1] ?? null;
  let language: string | null = null;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'html') language ??= attributes['lang'] ?? attributes['xml:lang'] ?? null;
      if (name !== 'meta') return;
      label ??= metaLabel(attributes);
      if (isNamed(attributes['http-equiv'], 'content-language')) {
        language ??= attributes['content'] ?? null;
      }
    },
  });
  for (let at = 0; at < start.length && label === null; at += step) {
    parser.write(start.toString('latin1', at, at + step));
  }
  return { label, language };
};

const maxBytes = 262_144;
const step = 1024;

const metaLabel = (attributes: Readonly<Record<string, string>>): string | null => {
  const { charset, content = '' } = attributes;
  if (charset !== undefined) return charset.trim();
  if (!isNamed(attributes['http-equiv'], 'content-type')) return null;
  return /charset\s*=\s*["']?\s*([^\s"';]+)/i.exec(content)?.[1] ?? null;
};

const isNamed = (attribute: string | undefined, name: string): boolean =>
  attribute?.trim().toLowerCase() === name;
