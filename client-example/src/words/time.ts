/** The time of day of an instant by the reader's clock, with the day where that is not today: "10:42", "3 May, 10:42". */
export const clock = (instant: string | number, now = Date.now()): string => {
  const date = new Date(instant);
  const isToday = date.toDateString() === new Date(now).toDateString();
  return (isToday ? timeOfDay : dayAndTime).format(date);
};

/** A sentence of the server's, with every instant in it by the reader's clock. */
export const byClock = (sentence: string): string =>
  sentence.replace(isoInstant, (instant) => clock(instant));

const isoInstant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** The day of an instant: "3 May 2026". */
export const day = (instant: string): string => wholeDay.format(new Date(instant));

/** How long ago an instant is, in its largest unit: "5 minutes ago". */
export const ago = (instant: string, now = Date.now()): string => {
  const seconds = (new Date(instant).getTime() - now) / 1000;
  const [unit, length] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return relative.format(Math.round(seconds / length), unit);
};

/** A span of milliseconds: "420 ms", "3.2 s", "4 min". */
export const span = (ms: number): string => {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.round(ms / 60_000)} min`;
};

const timeOfDay = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

const dayAndTime = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

const wholeDay = new Intl.DateTimeFormat(undefined, {
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
