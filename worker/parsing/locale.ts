/** The primary language of a BCP 47 tag or a locale, as BCP 47 writes it: "en" for "en_US", "he" for "iw-IL". Null for anything else. */
export const parseLanguage = (tag: string | null | undefined): string | null => {
  const language = localeOf(tag)?.language ?? null;
  return language === null || unspecific.has(language) ? null : language;
};

/** The country of a locale: "US" for "en_US". Null if it names none. */
export const countryOfLocale = (tag: string | null | undefined): string | null =>
  parseCountry(localeOf(tag)?.region);

/**
 * The ISO 3166-1 alpha-2 code of a country, from its code or its English name, alone or after a place: "GB" for "uk", "United Kingdom",
 * and "(Leeds, United Kingdom)". Null for anything else, such as a state alone.
 */
export const parseCountry = (text: string | null | undefined): string | null => {
  const place = (text ?? '').slice(0, maxLength).replace(/^[\s(]+|[\s).]+$/g, '');
  if (/^[a-z]{2}$/i.test(place)) return countryOfCode(place);
  const name = place.split(',').at(-1)?.trim().toLowerCase() ?? '';
  return codes.get(name) ?? null;
};

const maxLength = 200;

/** Languages of three letters at most: longer ones are words such as "english". */
const localeOf = (tag: string | null | undefined): Intl.Locale | undefined => {
  const written = tag?.trim().slice(0, maxLength).replaceAll('_', '-') ?? '';
  if (!/^[a-z]{2,3}(?![a-z\d])/i.test(written)) return undefined;
  try {
    return new Intl.Locale(written);
  } catch {
    return undefined;
  }
};

/** Undetermined, several, none, and not coded. */
const unspecific: ReadonlySet<string> = new Set(['und', 'mul', 'zxx', 'mis']);

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Codes in CLDR that are not countries in ISO 3166-1. */
const notCountries: ReadonlySet<string> = new Set(
  'AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' '),
);

const countryOfCode = (code: string): string | null => {
  const region = new Intl.Locale(`und-${code.toUpperCase()}`).region ?? '';
  return region.length === 2 && !notCountries.has(region) && names.of(region) !== undefined
    ? region
    : null;
};

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const codes: ReadonlyMap<string, string> = new Map([
  ...letters
    .flatMap((first) => letters.map((second) => countryOfCode(first + second)))
    .filter((code) => code !== null)
    .map((code) => [names.of(code)?.toLowerCase() ?? '', code] as const),
  ...Object.entries({ usa: 'US', 'united states of america': 'US', 'great britain': 'GB' }),
  ...Object.entries({ england: 'GB', scotland: 'GB', wales: 'GB', 'northern ireland': 'GB' }),
  ...Object.entries({ 'hong kong': 'HK', macao: 'MO', macau: 'MO', turkey: 'TR' }),
  ...Object.entries({ 'czech republic': 'CZ', 'ivory coast': 'CI', 'the netherlands': 'NL' }),
]);
