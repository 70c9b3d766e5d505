import { languageOf } from './language.ts';

/**
 * The sentiment of an English text, from -1 to 1, by its words and their negations. Null if the text is empty or in another
 * language. The first call loads the language models (about 60 MB).
 */
export const sentimentOf = async (text: string): Promise<number | null> => {
  if (text.trim() === '') return null;
  const start = text.slice(0, maxLength);
  if ((await languageOf(start)) !== 'en') return null;
  loading ??= load();
  return (await loading)(start);
};

/** The maximum length of text that is analyzed, which bounds the time. */
const maxLength = 5000;

type Analyzer = (text: string) => number;

let loading: Promise<Analyzer> | undefined;

const load = async (): Promise<Analyzer> => {
  const [{ default: openWink }, { default: english }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ]);
  const wink = openWink(english, ['sbd', 'negation', 'sentiment']);
  return (text) => {
    const sentiment = Number(wink.readDoc(text).out(wink.its.sentiment));
    return Math.min(1, Math.max(-1, Number(sentiment.toFixed(4))));
  };
};
