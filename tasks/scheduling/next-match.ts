import { CronExpressionParser } from 'cron-parser';
import { IANAZone } from 'luxon';

/**
 * The first instant after `after` at which clocks in a time zone show a time that a cron pattern matches, in milliseconds since 1970.
 * If the pattern matches every hour, it matches whenever clocks show it. Otherwise, a time that clocks skip comes later by as much as
 * they skip (02:30 is then 03:30), and a time that they repeat matches the first time.
 *
 * @param cron is matched against what clocks show, as if they were never changed. So no rule of a time zone can confuse the search.
 * @throws Error if the pattern is invalid or matches no date.
 */
export const nextMatch = (cron: string, timeZone: string, after: number): number => {
  const clock = clockOf(timeZone);
  const pattern = CronExpressionParser.parse(cron, {
    tz: 'UTC',
    hashSeed: cron,
    currentDate: new Date(after + Math.min(...clock.offsetsAround(after))),
  });
  const matchesEveryHour = pattern.fields.hour.values.length === 24;
  let first = Number.POSITIVE_INFINITY;
  for (;;) {
    const shown = pattern.next().getTime();
    // What clocks show later comes later, but for a change of the clocks in between.
    if (first < shown - Math.max(...clock.offsetsAround(first))) return first;
    const instants = matchesEveryHour ? clock.instantsThatShow(shown) : [clock.firstAt(shown)];
    for (const instant of instants) if (instant > after) first = Math.min(first, instant);
  }
};

/** What the clocks of a time zone show is written as the instant at which clocks in UTC show the same. */
const clockOf = (timeZone: string) => {
  const zone = IANAZone.create(timeZone);
  const offsetAt = (instant: number): number => zone.offset(instant) * minuteMs;
  const offsetsAround = (instant: number): [before: number, after: number] => [
    offsetAt(instant - dayMs),
    offsetAt(instant + dayMs),
  ];
  /** The instants at which clocks show a time, earliest first: none if they skip it, two if they repeat it. */
  const instantsThatShow = (shown: number): number[] =>
    [...new Set(offsetsAround(shown))]
      .map((offset) => shown - offset)
      .filter((instant) => instant + offsetAt(instant) === shown)
      .sort((one, other) => one - other);
  return {
    /** How far clocks are ahead of UTC a day before and a day after an instant, in milliseconds. */
    offsetsAround,
    instantsThatShow,
    /** The first instant at which clocks show a time, or would have shown it if they did not skip it. */
    firstAt: (shown: number): number =>
      instantsThatShow(shown)[0] ?? shown - offsetsAround(shown)[0],
  };
};

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
