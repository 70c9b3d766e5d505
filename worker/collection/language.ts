/**
 * The ISO 639-1 code of the language that a text is written in; null if it cannot be determined. The first call loads the language
 * model.
 */
export const languageOf = async (text: string): Promise<string | null> => {
  loading ??= import('eld/extrasmall');
  const { eld } = await loading;
  return eld.detect(text).language || null;
};

let loading: Promise<typeof import('eld/extrasmall')> | undefined;
