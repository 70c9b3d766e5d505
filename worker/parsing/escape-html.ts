/** Escapes plain text, so that `plainText` returns it unchanged. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
