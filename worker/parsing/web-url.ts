/**
 * The absolute form of an http or https URL; null for anything else, for one with a user name or password, and for one of more than
 * {@link maxUrlLength} characters. URLs of reviews become links and pictures.
 *
 * @param base what relative URLs are relative to. Default: none, so that they are left out, except those that only lack the scheme.
 */
export const webUrl = (text: string | null | undefined, base?: string): string | null => {
  if (text == null || text.length > maxUrlLength) return null;
  const written = text.trim();
  const complete = base === undefined && written.startsWith('//') ? `https:${written}` : written;
  if (written === '' || !URL.canParse(complete, base)) return null;
  const { protocol, username, password, href } = new URL(complete, base);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && username === '' && password === '' && href.length <= maxUrlLength ? href : null;
};

export const maxUrlLength = 2000;
