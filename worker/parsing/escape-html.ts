/** Plain text in the form in which `plainText` gives it back unchanged, whatever signs of HTML it holds. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
