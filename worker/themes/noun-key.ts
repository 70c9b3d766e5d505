/** A noun in the singular and with American spelling, so that its variants are counted as one. */
export const singularOf = (noun: string): string => american(irregular.get(noun) ?? regular(noun));

const regular = (noun: string): string => {
  if (noun.length < 4 || !noun.endsWith('s') || /(?:ss|us|is)$/.test(noun)) return noun;
  if (noun.endsWith('ies')) return noun.length > 4 ? `${noun.slice(0, -3)}y` : noun.slice(0, -1);
  if (/(?:ch|sh|x|ss|zz)es$/.test(noun)) return noun.slice(0, -2);
  return noun.slice(0, -1);
};

const irregular = new Map(
  `knives knife, lives life, leaves leaf, shelves shelf, halves half, wives wife, feet foot, teeth tooth, children child, people person,
   men man, women woman, mice mouse, lens lens, glasses glasses, gas gas, canvas canvas, chaos chaos, instructions instructions,
   headphones headphones, earphones earphones, looks looks, shoes shoe, movies movie, cookies cookie, sizes size`
    .split(',')
    .map((pair) => {
      const [plural = '', singular = ''] = pair.trim().split(' ');
      return [plural, singular] as const;
    }),
);

const american = (noun: string): string =>
  noun
    .replace(/(?<=[bdlv])our$/, 'or')
    .replace(/(?<=[tb])re$/, 'er')
    .replace(/ellation$/, 'eling')
    .replace(/(?<=[aei]l)ling$/, 'ing')
    .replace(/is(?=(?:ation|ing|er)$)/, 'iz')
    .replace(/^grey$/, 'gray')
    .replace(/^mould$/, 'mold')
    .replace(/^alumini?um$/, 'aluminum')
    .replace(/^tyre$/, 'tire');
