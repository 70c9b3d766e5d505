import { monthNamed } from './month-names.ts';
import { plainDigits } from './plain-digits.ts';

/**
 * Parses the date formats of the sources: ISO 8601 with or without a zone or time, "2017-10-20 13:55:35", "October 24, 2011",
 * "24. Oktober 2011", "24 października 2011", "24.10.2011", "2011年10月24日", "Mon, 24 Oct 2011 10:00:00 GMT", "/Date(1319414400000)/",
 * seconds or milliseconds since 1970, in digits of any script. The default zone is UTC, the default time midnight.
 *
 * @param convention how dates such as 3/4/2011 are written. If unknown, that is March 4; 13/4/2011 can only be April 13, and years of two
 *   digits are not read. Default: unknown.
 * @returns milliseconds since 1970; null for other formats, relative dates such as "last week", days that do not exist, and
 *   dates before 1990 or from 2100 on.
 */
export const parseDate = (
  value: unknown,
  convention: DateConvention = unknownConvention,
): number | null => {
  const at =
    typeof value === 'number'
      ? ofNumber(value)
      : typeof value === 'string'
        ? ofText(normalized(value), convention)
        : undefined;
  return at !== undefined && at >= earliest && at < latest ? Math.trunc(at) : null;
};

/** How the dates of one page are written. */
export interface DateConvention {
  /** What dates such as 3/4/2011 begin with. */
  readonly order: 'day first' | 'month first' | 'unknown';
  /** The language of the dates, such as "pt-BR"; null if unknown. */
  readonly language: string | null;
}

/** The first two numbers of a date such as 3/4/2011, whose order depends on the convention; undefined for other formats. */
export const numericDate = (text: string): readonly [number, number] | undefined => {
  const written = normalized(text);
  const format = formats.find(({ pattern }) => pattern.test(written));
  const found = format?.isOrdered ? undefined : format?.pattern.exec(written)?.groups;
  return found && [Number(found['first']), Number(found['second'])];
};

const unknownConvention: DateConvention = { order: 'unknown', language: null };

const normalized = (text: string): string =>
  plainDigits(text.slice(0, maxLength)).replace(invisible, '').trim();

const maxLength = 100;
/** Marks of the direction of text, which some browsers put into dates. */
const invisible = /\p{Cf}/gu;
const earliest = Date.UTC(1990);
const latest = Date.UTC(2100);

/** Dates from 1990 to 2100 are below 1e11 in seconds and above it in milliseconds. */
const ofNumber = (value: number) => (value < 1e11 ? value * 1000 : value);

const ofText = (text: string, convention: DateConvention): number | undefined => {
  const instant = /^(?:\\?\/Date\((\d{9,13})(?:[+-]\d{4})?\)\\?\/|(\d{9,13}(?:\.\d+)?))$/.exec(
    text,
  );
  if (instant !== null) return ofNumber(Number(instant[1] ?? instant[2]));
  for (const { pattern } of formats) {
    const found = pattern.exec(text)?.groups;
    if (found === undefined) continue;
    const day = dayOf(found, convention);
    return day === undefined ? undefined : withTime(day, text);
  }
  return undefined;
};

const name = String.raw`(?<name>[\p{L}\p{M}]{2,14})`;

/** Formats that are not ordered depend on the convention. */
const formats: readonly { readonly pattern: RegExp; readonly isOrdered: boolean }[] = [
  ...[
    /(?<!\d)(?<year>\d{4})-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?(?!\d)/,
    /(?<!\d)(?<year>\d{4})(?:[/.]|\. )(?<month>\d{1,2})(?:[/.]|\. )(?<day>\d{1,2})(?!\d)/,
    /(?<!\d)(?<year>\d{4}) ?[年년] ?(?<month>\d{1,2}) ?[月월] ?(?<day>\d{1,2})(?!\d)/,
    /(?<!\d)(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?!\d)/,
    /(?<!\d)(?<day>\d{1,2}) tháng (?<month>\d{1,2}),? (?:năm )?(?<year>\d{4})(?!\d)/i,
  ].map((pattern) => ({ pattern, isOrdered: true })),
  {
    pattern: /(?<!\d)(?<first>\d{1,2})[/-](?<second>\d{1,2})[/-](?<year>\d{4})(?!\d)/,
    isOrdered: false,
  },
  {
    pattern: /(?<![\d/.])(?<first>\d{1,2})([/.])(?<second>\d{1,2})\2(?<shortYear>\d{2})(?![\d/.])/,
    isOrdered: false,
  },
  ...[
    String.raw`${name}\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})(?!\d)`,
    String.raw`(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|η)?[ -](?:de |of )?${name}\.?,?[ -](?:de |del )?(?<year>\d{4})(?!\d)`,
    String.raw`(?<year>\d{4})(?:\.| m\.)?,? ${name}\.? (?<day>\d{1,2})(?!\d)`,
  ].map((pattern) => ({ pattern: new RegExp(pattern, 'u'), isOrdered: true })),
];

const dayOf = (
  groups: Record<string, string | undefined>,
  { order, language }: DateConvention,
): number | undefined => {
  const { year, shortYear, first, second, name: written } = groups;
  if (shortYear !== undefined && order === 'unknown') return undefined;
  const [one, other] = [Number(first), Number(second)];
  const isDayFirst = one > 12 || (order === 'day first' && other <= 12);
  const numbered = first === undefined ? Number(groups['month']) : isDayFirst ? other : one;
  const month = written === undefined ? numbered : monthNamed(written, language);
  const day = first === undefined ? Number(groups['day'] ?? 1) : isDayFirst ? one : other;
  if (month === undefined) return undefined;
  const at = new Date(Date.UTC(Number(year ?? `20${shortYear}`), month - 1, day));
  const exists = at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? at.getTime() : undefined;
};

const clock =
  /(?:[T ,日일]|(?<before>[上下]午|午[前後]|오[전후]) ?)(?<hour>\d{1,2})(?::|h|[時时시点點] ?)(?<minute>\d{2})(?::(?<second>\d{2}(?:[.,]\d+)?))?\s?(?<half>[ap]\.? ?m\b\.?)?\s?(?:(?<sign>[+-])(?<zoneHour>\d{2}):?(?<zoneMinute>\d{2})?)?/i;

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
  const half = found['half'] ?? found['before'];
  const hours = half === undefined ? hour : (hour % 12) + (/^p|下|後|후/i.test(half) ? 12 : 0);
  const zone = (zoneHour * 60 + zoneMinute) * (found['sign'] === '-' ? -1 : 1);
  return day + ((hours * 60 + minute - zone) * 60 + second) * 1000;
};
