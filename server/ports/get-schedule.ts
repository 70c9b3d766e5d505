import type { Schedule } from '../../contract/schedule.ts';
import { withinDeadline } from '../../redis/deadline.ts';
import { scheduleNotFound } from '../../schema/errors.ts';
import type { StoredSchedule } from '../../tasks/scheduling/schedule-reader.ts';
import { assertNotWatcher, ownerOf, type Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';

/** The schedule if it exists and the viewer may see it. @throws FORBIDDEN for a watch token. */
export const findSchedule = async (
  { schedules }: Pick<Dependencies, 'schedules'>,
  viewer: Viewer,
  scheduleId: string,
): Promise<StoredSchedule | undefined> => {
  assertNotWatcher(viewer);
  const schedule = await withinDeadline(schedules.find(scheduleId));
  return schedule && isScheduleVisible(viewer, schedule) ? schedule : undefined;
};

/** The schedule. @throws SCHEDULE_NOT_FOUND; FORBIDDEN for a watch token. */
export const getSchedule = async (
  dependencies: Pick<Dependencies, 'schedules'>,
  viewer: Viewer,
  scheduleId: string,
): Promise<StoredSchedule> => {
  const schedule = await findSchedule(dependencies, viewer, scheduleId);
  if (!schedule) throw scheduleNotFound(scheduleId);
  return schedule;
};

/** Callers see their own schedules, operators all of them. */
export const isScheduleVisible = (viewer: Viewer, { owner }: Schedule): boolean =>
  viewer.kind === 'operator' || ownerOf(viewer) === owner;
