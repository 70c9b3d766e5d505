import type { Schedule } from '../../contract/schedule.ts';
import { isFinal } from '../../contract/task.ts';
import type { EventLog } from '../event-log/event-log.ts';
import { tickTaskId } from '../task-id.ts';
import type { TaskStarter } from '../task-starter.ts';
import { usableSources } from '../usable-sources.ts';
import type { WorkerRegistry } from '../worker-registry.ts';
import type { Schedules } from './schedules.ts';

export interface ScheduledTaskStores {
  readonly log: EventLog;
  readonly schedules: Schedules;
  readonly starter: TaskStarter;
  readonly workers: WorkerRegistry;
}

/**
 * Starts the task of one tick, on behalf of the schedule's owner. Repeated calls for the same tick start only one task. Does
 * nothing if the schedule has been deleted, or if the task of an earlier tick is unfinished.
 *
 * @param tick is unique among the ticks of the schedule.
 */
export const startScheduledTask = async (
  schedule: Schedule,
  tick: string,
  { log, schedules, starter, workers }: ScheduledTaskStores,
): Promise<void> => {
  const { id, kind, productName, maxReviews, productUrls, owner } = schedule;
  const [current, lastTaskId] = await Promise.all([schedules.find(id), schedules.lastRun(id)]);
  if (!current) return;
  const taskId = tickTaskId(id, tick);
  const last = lastTaskId === null ? undefined : await log.findReadable(lastTaskId);
  if (last && last.id !== taskId && !isFinal(last.status)) return;
  const sources = schedule.sources ?? usableSources(schedule, await workers.list());
  await starter.startWithId(taskId, {
    kind,
    productName,
    maxReviews,
    sources,
    productUrls,
    owner,
    retryOf: null,
    scheduleId: id,
  });
  await schedules.noteRun(id, taskId);
};
