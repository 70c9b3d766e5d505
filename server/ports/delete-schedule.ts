import { withinDeadline } from '../../redis/deadline.ts';
import { scheduleNotFound } from '../../schema/errors.ts';
import { assertNotWatcher, type Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';
import { isScheduleVisible } from './list-schedules.ts';

/** Deletes a schedule. A run that has started continues. @throws FORBIDDEN for a watch token. */
export const deleteSchedule = async (
  { schedules }: Pick<Dependencies, 'schedules'>,
  viewer: Viewer,
  scheduleId: string,
): Promise<void> => {
  assertNotWatcher(viewer);
  const schedule = await withinDeadline(schedules.find(scheduleId));
  if (!schedule || !isScheduleVisible(viewer, schedule)) throw scheduleNotFound(scheduleId);
  await withinDeadline(schedules.remove(scheduleId));
};
