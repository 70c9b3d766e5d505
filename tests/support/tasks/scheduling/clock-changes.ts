export interface ClockChange {
  readonly timeZone: string;
  /** The first instant after the change. */
  readonly at: number;
  /** How far clocks go forward, in milliseconds. */
  readonly shift: number;
}

/** The changes of clocks in a year, in all time zones that this machine knows. Those that show the same times come once. */
export const clockChanges = (year: number): ClockChange[] => {
  const changes = Intl.supportedValuesOf('timeZone').flatMap((timeZone) =>
    changesIn(timeZone, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)),
  );
  const kindOf = ({ timeZone, at, shift }: ClockChange) => `${shownBy(timeZone, at).time} ${shift}`;
  return [...new Map(changes.map((change) => [kindOf(change), change])).values()];
};

/** What clocks show at an instant, and the instant at which clocks in UTC show the same. */
export const shownBy = (timeZone: string, instant: number): { time: string; asUtc: number } => {
  const text = formatOf(timeZone).format(instant);
  return { time: text.slice(11, 16), asUtc: Date.parse(`${text.replace(' ', 'T')}Z`) };
};

/** Such as 2026-04-05 01:30:00. */
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  formats.set(timeZone, format);
  return format;
};

const formats = new Map<string, Intl.DateTimeFormat>();

const changesIn = (timeZone: string, from: number, to: number): ClockChange[] => {
  const stepMs = 14 * 24 * 3_600_000;
  const offsetAt = (instant: number) => shownBy(timeZone, instant).asUtc - instant;
  const changes: ClockChange[] = [];
  for (let start = from; start < to; start += stepMs) {
    let [before, at] = [start, start + stepMs];
    const shift = offsetAt(at) - offsetAt(before);
    if (shift === 0) continue;
    while (at - before > 60_000) {
      const middle = before + Math.floor((at - before) / 120_000) * 60_000;
      if (offsetAt(middle) === offsetAt(before)) before = middle;
      else at = middle;
    }
    changes.push({ timeZone, at, shift });
  }
  return changes;
};
