import { withinDeadline } from '../../redis/deadline.ts';
import type { ScheduleState } from '../../schema/context.ts';
import { assertNotWatcher, type Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';
import { isScheduleVisible } from './get-schedule.ts';

/** The schedules the viewer may see. @throws FORBIDDEN for a watch token. */
export const listSchedules = async (
  { schedules }: Pick<Dependencies, 'schedules'>,
  viewer: Viewer,
): Promise<ScheduleState[]> => {
  assertNotWatcher(viewer);
  const all = await withinDeadline(schedules.list());
  return all.filter((schedule) => isScheduleVisible(viewer, schedule));
};
