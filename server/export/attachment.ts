import type { FormatName } from './formats.ts';

/**
 * The `Content-Disposition` of a file of reviews: "Brass kettle reviews.csv". Clients that do not know names in Unicode get one in
 * ASCII.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6266
 */
export const attachment = (productName: string, format: FormatName): string => {
  const name =
    `${[...productName.replace(reserved, ' ').replace(/\s+/g, ' ').trim()].slice(0, 100).join('')} reviews.${format}`.trimStart();
  const ascii = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
};

/** What some file system does not accept, and characters without a form. */
const reserved = /[\\/:*?"<>|%\p{C}]|^\.+/gu;
