import { plainDigits } from './plain-digits.ts';

/** Parses a count: 89, "1,234", "89 reviews", "12.0", "1.2k". Null if there is none, or a fraction. */
export const parseCount = (value: unknown): number | null => {
  if (typeof value === 'number') return wholeNumber(value);
  if (typeof value !== 'string') return null;
  const found = notation.exec(plainDigits(value.slice(0, maxLength)))?.groups;
  if (found === undefined || found['sign'] !== undefined) return null;
  const { grouped, whole = '0', fraction = '0', unit } = found;
  if (grouped !== undefined) return wholeNumber(Number(grouped.replace(/\D/g, '')));
  const size = unit === undefined ? 1 : (units.get(unit.toLowerCase()) ?? 1);
  return wholeNumber(Math.round(Number(`${whole}.${fraction}`) * size * 1e6) / 1e6);
};

/** The maximum length of text that is parsed. */
const maxLength = 100;

const notation =
  /(?<sign>-)?(?:(?<grouped>\d{1,3}(?:[.,\s'’]\d{2})*(?:[.,\s'’]\d{3})+(?!\d))|(?<whole>\d+)(?:[.,](?<fraction>\d+))?)(?:\s?(?<unit>k|m|mil|tsd|tys|тыс|rb|万|萬|만|천|千)(?!\p{L}))?/iu;

const units = new Map([
  ...['k', 'mil', 'tsd', 'tys', 'тыс', 'rb', '천', '千'].map((unit) => [unit, 1000] as const),
  ...['万', '萬', '만'].map((unit) => [unit, 10_000] as const),
  ['m', 1_000_000] as const,
]);

const wholeNumber = (value: number): number | null =>
  Number.isSafeInteger(value) && value >= 0 ? value : null;
