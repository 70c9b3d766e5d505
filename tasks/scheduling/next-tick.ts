import type { Schedule } from '../../contract/schedule.ts';
import { nextMatch } from './next-match.ts';

/**
 * The first tick of a schedule after `now`. Ticks missed by then are skipped. Those of an interval keep the distance to `tick`.
 *
 * @param tick an earlier tick. Times are in milliseconds since 1970.
 */
export const nextTick = (schedule: Schedule, tick: number, now: number): number => {
  const after = Math.max(tick, now);
  const match = firstMatch(schedule, after);
  if (match !== undefined) return match;
  const everyMs = Math.max(schedule.everySeconds ?? 0, 1) * 1000;
  return tick + everyMs * (Math.floor((after - tick) / everyMs) + 1);
};

/** The first instant after `after` that matches the schedule's cron pattern; undefined if it has an interval. */
export const firstMatch = ({ cron, timeZone }: Schedule, after: number): number | undefined =>
  cron === null ? undefined : nextMatch(cron, timeZone ?? 'UTC', after);
