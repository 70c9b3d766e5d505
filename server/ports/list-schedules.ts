import type { Schedule } from '../../contract/schedule.ts';
import { withinDeadline } from '../../redis/deadline.ts';
import type { ScheduleState } from '../../schema/context.ts';
import { assertNotWatcher, ownerOf, type Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';

/** The schedules the viewer may see. @throws FORBIDDEN for a watch token. */
export const listSchedules = async (
  { schedules }: Pick<Dependencies, 'schedules'>,
  viewer: Viewer,
): Promise<ScheduleState[]> => {
  assertNotWatcher(viewer);
  const all = await withinDeadline(schedules.list());
  return all.filter((schedule) => isScheduleVisible(viewer, schedule));
};

/** Callers see their own schedules, operators all of them. */
export const isScheduleVisible = (viewer: Viewer, { owner }: Schedule): boolean =>
  viewer.kind === 'operator' || ownerOf(viewer) === owner;
