/** The English name of a language: "German" for `de`. The tag itself if it has none. */
export const languageName = (tag: string): string => {
  try {
    return names.of(tag) ?? tag;
  } catch {
    // The tag is malformed.
    return tag;
  }
};

const names = new Intl.DisplayNames('en', { type: 'language' });
