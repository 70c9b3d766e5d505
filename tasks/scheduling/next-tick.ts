import { CronExpressionParser } from 'cron-parser';
import type { Schedule } from '../../contract/schedule.ts';

/**
 * The first tick of a schedule after `now`. Ticks missed by then are skipped. Those of an interval keep the distance to `tick`.
 *
 * @param tick an earlier tick. Times are in milliseconds since 1970.
 */
export const nextTick = (schedule: Schedule, tick: number, now: number): number => {
  const { cron, everySeconds } = schedule;
  const after = Math.max(tick, now);
  if (cron !== null) return nextMatch(schedule, after);
  const everyMs = Math.max(everySeconds ?? 0, 1) * 1000;
  return tick + everyMs * (Math.floor((after - tick) / everyMs) + 1);
};

/** The first instant after `after` that matches the schedule's cron pattern; undefined if it has an interval. */
export const firstMatch = (schedule: Schedule, after: number): number | undefined =>
  schedule.cron === null ? undefined : nextMatch(schedule, after);

const nextMatch = ({ cron, timeZone }: Schedule, after: number): number =>
  CronExpressionParser.parse(cron ?? '', {
    currentDate: new Date(after),
    ...(timeZone === null ? {} : { tz: timeZone }),
  })
    .next()
    .getTime();
