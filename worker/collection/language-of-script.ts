/** The language of a text whose script is used by one language only; undefined for other scripts, such as Latin, and for a text without letters. */
export const languageOfScript = (text: string): string | undefined => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const count = (script: RegExp) => text.match(script)?.length ?? 0;
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(/\p{Script=Han}/gu);
  if (kana + han > letters / 2) return kana > 0 || japaneseHan.test(text) ? 'ja' : 'zh';
  return scripts.find(({ script, unless }) => count(script) > letters / 2 && !unless?.test(text))
    ?.language;
};

/** Characters that only Japanese writes so, and words that stand for a whole review in Japanese. */
const japaneseHan =
  /[壊売気対広価実験変単続満総関帰駅図円発応転軽楽検様薬込働]|^\s*(?:最高|最悪|残念|普通|微妙|便利|良品|不良品|快適|綺麗|迅速|故障|返品)\P{L}*$/u;

/** `unless`: letters that only other languages of the script use. */
const scripts: readonly { language: string; script: RegExp; unless?: RegExp }[] = [
  { language: 'ko', script: /\p{Script=Hangul}/gu },
  { language: 'hi', script: /\p{Script=Devanagari}/gu, unless: /ळ|आहे|छ\b/u },
  { language: 'ar', script: /\p{Script=Arabic}/gu, unless: /[پچژگکیےٹڈڑں]/u },
  { language: 'el', script: /\p{Script=Greek}/gu },
  { language: 'he', script: /\p{Script=Hebrew}/gu },
  { language: 'th', script: /\p{Script=Thai}/gu },
];
