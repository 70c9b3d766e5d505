/**
 * Parses the date formats of the sources: ISO 8601 with or without a zone or time, "2017-10-20 13:55:35", "October 24, 2011",
 * "24. Oktober 2011", "24.10.2011", "Mon, 24 Oct 2011 10:00:00 GMT", seconds or milliseconds since 1970. The default zone is
 * UTC, the default time midnight. 3/4/2011 is March 4; 13/4/2011 can only be April 13.
 *
 * @returns milliseconds since 1970; null for other formats, relative dates such as "last week", days that do not exist, and
 *   dates before 1990 or from 2100 on.
 */
export const parseDate = (value: unknown): number | null => {
  const at =
    typeof value === 'number'
      ? ofNumber(value)
      : typeof value === 'string'
        ? ofText(value.slice(0, maxLength).trim())
        : undefined;
  return at !== undefined && at >= earliest && at < latest ? Math.trunc(at) : null;
};

const maxLength = 100;
const earliest = Date.UTC(1990);
const latest = Date.UTC(2100);

/** Dates from 1990 to 2100 are below 1e11 in seconds and above it in milliseconds. */
const ofNumber = (value: number) => (value < 1e11 ? value * 1000 : value);

const ofText = (text: string): number | undefined => {
  if (/^\d{9,13}(\.\d+)?$/.test(text)) return ofNumber(Number(text));
  for (const [pattern, order] of formats) {
    const found = pattern.exec(text)?.groups;
    if (found === undefined) continue;
    const day = dayOf(found, order);
    return day === undefined ? undefined : withTime(day, text);
  }
  return undefined;
};

type Order = 'as named' | 'slashed';

const formats: readonly [RegExp, Order][] = [
  [/\b(?<year>\d{4})-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?(?!\d)/, 'as named'],
  [/\b(?<year>\d{4})[/.](?<month>\d{1,2})[/.](?<day>\d{1,2})\b/, 'as named'],
  [/\b(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})\b/, 'as named'],
  [/\b(?<month>\d{1,2})[/-](?<day>\d{1,2})[/-](?<year>\d{4})\b/, 'slashed'],
  [/(?<name>\p{L}{3,12})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})\b/u, 'as named'],
  [
    /\b(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?[ -](?:de |of )?(?<name>\p{L}{3,12})\.?,?[ -](?:de )?(?<year>\d{4})\b/u,
    'as named',
  ],
];

const dayOf = (groups: Record<string, string | undefined>, order: Order): number | undefined => {
  const year = Number(groups['year']);
  const named = groups['name'];
  let month = named === undefined ? Number(groups['month']) : monthNamed(named);
  let day = Number(groups['day'] ?? 1);
  if (month === undefined) return undefined;
  if (order === 'slashed' && month > 12) [month, day] = [day, month];
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? at.getTime() : undefined;
};

const clock =
  /[T ,](?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}(?:[.,]\d+)?))?\s?(?<half>[ap]m)?\s?(?:(?<sign>[+-])(?<zoneHour>\d{2}):?(?<zoneMinute>\d{2})?)?/i;

const withTime = (day: number, text: string): number | undefined => {
  const found = clock.exec(text)?.groups;
  if (found === undefined) return day;
  const [hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = [
    found['hour'],
    found['minute'],
    found['second']?.replace(',', '.'),
    found['zoneHour'],
    found['zoneMinute'],
  ].map((part) => Number(part ?? 0));
  if (hour > 24 || minute > 59 || second >= 61 || zoneHour > 14) return undefined;
  const half = found['half']?.toLowerCase();
  const hours = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  const zone = (zoneHour * 60 + zoneMinute) * (found['sign'] === '-' ? -1 : 1);
  return day + ((hours * 60 + minute - zone) * 60 + second) * 1000;
};

const monthNamed = (name: string): number | undefined => {
  const folded = bare(name);
  return months.get(folded) ?? months.get(folded.slice(0, 3));
};

const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();

/** Month names and their abbreviations in the languages of the sources. */
const months = new Map(
  // English comes last, so that it wins where an abbreviation means different months in two languages.
  ['nl', 'pt', 'it', 'es', 'fr', 'de', 'en'].flatMap((locale) =>
    (['long', 'short'] as const).flatMap((length) => {
      const format = new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: length,
        timeZone: 'UTC',
      });
      return Array.from({ length: 12 }, (_, month) => {
        const parts = format.formatToParts(Date.UTC(2024, month, 1));
        return [bare(parts.find(({ type }) => type === 'month')?.value ?? ''), month + 1] as const;
      });
    }),
  ),
);
