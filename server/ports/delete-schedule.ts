import { withinDeadline } from '../../redis/deadline.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';
import { getSchedule } from './get-schedule.ts';

/** Deletes a schedule. A run that has started continues. @throws SCHEDULE_NOT_FOUND; FORBIDDEN for a watch token. */
export const deleteSchedule = async (
  dependencies: Pick<Dependencies, 'schedules'>,
  viewer: Viewer,
  scheduleId: string,
): Promise<void> => {
  const { id } = await getSchedule(dependencies, viewer, scheduleId);
  await withinDeadline(dependencies.schedules.remove(id));
};
