import type { Schedule } from '../../contract/schedule.ts';
import { tickTaskId } from '../task-id.ts';
import { type ScheduledTaskStores, startRun } from './start-run.ts';

/**
 * Starts the task of one tick. Repeated calls for the same tick start only one task. Does nothing if the schedule has been deleted or
 * paused, or if an earlier run is unfinished.
 *
 * @param tick is unique among the ticks of the schedule.
 */
export const startScheduledTask = async (
  { id }: Pick<Schedule, 'id'>,
  tick: string,
  stores: ScheduledTaskStores,
): Promise<void> => {
  const current = await stores.schedules.find(id);
  if (!current || current.pausedSince !== null) return;
  await startRun(id, tickTaskId(id, tick), stores);
};
