import { withoutBidiControls } from './bidi.ts';

/** The local time of an instant, with the date unless it is today: "10:42 AM", "May 3, 10:42 AM". */
export const formatTime = (instant: string | number, now = Date.now()): string => {
  const date = new Date(instant);
  const isToday = date.toDateString() === new Date(now).toDateString();
  return (isToday ? timeOnly : dateAndTime).format(date);
};

/** A server message for display: each ISO 8601 timestamp is replaced with the local time. */
export const localizeTimes = (message: string): string =>
  withoutBidiControls(message).replace(isoTimestamp, (instant) => formatTime(instant));

const isoTimestamp = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** The local date of an instant: "May 3, 2026". */
export const formatDate = (instant: string): string => dateOnly.format(new Date(instant));

/** The time since (or until) an instant, in its largest unit: "5 minutes ago". */
export const formatRelativeTime = (instant: string, now = Date.now()): string => {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  const [unit, length] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return relative.format(Math.round(seconds / length), unit);
};

/** A duration in milliseconds: "420 ms", "3.2 s", "4 min". */
export const formatDuration = (ms: number): string => {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.round(ms / 60_000)} min`;
};

const timeOnly = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });

const dateAndTime = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
});

const dateOnly = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];
