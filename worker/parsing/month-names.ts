/**
 * The month, from 1 to 12, that a name or an abbreviation of {@link languages} means; undefined if there is none, or if languages
 * disagree and `language` does not decide.
 *
 * @param language such as "pl" or "pt-BR"; null if unknown.
 */
export const monthNamed = (name: string, language: string | null): number | undefined => {
  const folded = bare(name);
  const code = language?.toLowerCase().split('-')[0] ?? '';
  return (
    namesOf(code).get(folded) ??
    frequent.get(folded) ??
    agreed.get(folded) ??
    frequent.get(folded.slice(0, 3))
  );
};

/** The languages in which most reviews are written; English comes last, so that it wins where abbreviations mean different months. */
const frequentLanguages = ['nl', 'pt', 'it', 'es', 'fr', 'de', 'en'];

const languages = new Set([
  ...frequentLanguages,
  ...['ar', 'bg', 'ca', 'cs', 'da', 'el', 'et', 'fi', 'he', 'hi', 'hr', 'hu', 'id', 'lt', 'lv'],
  ...['nb', 'pl', 'ro', 'ru', 'sk', 'sl', 'sv', 'th', 'tr', 'uk'],
]);

const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')
    .replaceAll('ı', 'i');

/** The names of a language: those beside a day, as in "3 maja", and those on their own, as in "maj", long and short. */
const namesIn = (language: string): Map<string, number> =>
  new Map(
    (['long', 'short'] as const).flatMap((month) =>
      [{ month }, { month, day: 'numeric' as const }].flatMap((shape) => {
        const options = { ...shape, timeZone: 'UTC', calendar: 'gregory' };
        const format = new Intl.DateTimeFormat(language, options);
        return Array.from({ length: 12 }, (_, index) => {
          const parts = format.formatToParts(Date.UTC(2024, index, 1));
          const written = parts.find(({ type }) => type === 'month')?.value ?? '';
          return [bare(written), index + 1] as const;
        }).filter(([name]) => name !== '');
      }),
    ),
  );

const known = new Map([...languages].map((language) => [language, namesIn(language)]));

const namesOf = (code: string): ReadonlyMap<string, number> =>
  known.get(code === 'no' || code === 'nn' ? 'nb' : code) ?? new Map();

const frequent = new Map(frequentLanguages.flatMap((language) => [...namesOf(language)]));

/** Names that mean the same month in all languages that have them: "listopad" is October in Croatian and November in Polish. */
const agreed: ReadonlyMap<string, number> = (() => {
  const months = new Map<string, Set<number>>();
  for (const [name, month] of [...known.values()].flatMap((names) => [...names])) {
    months.set(name, (months.get(name) ?? new Set()).add(month));
  }
  return new Map(
    [...months].flatMap(([name, [month, other]]) =>
      month === undefined || other !== undefined ? [] : [[name, month] as const],
    ),
  );
})();
