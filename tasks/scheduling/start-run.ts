import type { Schedule } from '../../contract/schedule.ts';
import { isFinal } from '../../contract/task.ts';
import type { Deployment } from '../deployment.ts';
import type { Starting } from '../starting.ts';
import { tickTaskId } from '../task-id.ts';
import { usableSources } from '../usable-sources.ts';

/**
 * Starts one run of a schedule, as a task of its owner's. Of the same tick there is one task however often this is called; none
 * where the schedule was deleted meanwhile, or its last run still goes on.
 *
 * @param tick names the tick among those of its schedule.
 */
export const startRun = async (
  schedule: Schedule,
  tick: string,
  {
    log,
    schedules,
    starting,
    workers,
  }: Pick<Deployment, 'log' | 'schedules' | 'workers'> & { starting: Starting },
): Promise<void> => {
  const { id, kind, productName, maxReviews, productUrls, owner } = schedule;
  const [isKept, lastTaskId] = await Promise.all([schedules.find(id), schedules.lastRun(id)]);
  if (!isKept) return;
  const taskId = tickTaskId(id, tick);
  const last = lastTaskId === null ? undefined : await log.find(lastTaskId);
  if (last && last.id !== taskId && !isFinal(last.status)) return;
  const sources = schedule.sources ?? usableSources(schedule, await workers.list());
  await starting.startOnce(taskId, {
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
