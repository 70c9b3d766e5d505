/**
 * The tone of an English text, -1 to 1, from its words and what negates them; null where it is empty or in another language.
 *
 * The language models (some 60 MB) are loaded with the first text.
 */
export const sentimentOf = async (text: string): Promise<number | null> => {
  if (text.trim() === '') return null;
  loading ??= load();
  return (await loading)(text.slice(0, longest));
};

/** Characters that are judged: enough for a tone, and a bound for the time that it takes. */
const longest = 5000;

type Judge = (text: string) => number | null;

let loading: Promise<Judge> | undefined;

const load = async (): Promise<Judge> => {
  const [{ eld }, { default: openWink }, { default: english }] = await Promise.all([
    import('eld/extrasmall'),
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ]);
  const wink = openWink(english, ['sbd', 'negation', 'sentiment']);
  return (text) => {
    if (eld.detect(text).language !== 'en') return null;
    const tone = Number(wink.readDoc(text).out(wink.its.sentiment));
    return Math.min(1, Math.max(-1, Number(tone.toFixed(4))));
  };
};
