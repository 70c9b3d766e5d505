import { withinDeadline } from '../../redis/deadline.ts';
import type { StartedTask } from '../../schema/context.ts';
import { scheduleNotFound } from '../../schema/errors.ts';
import { startRun } from '../../tasks/scheduling/start-run.ts';
import { randomTaskId } from '../../tasks/task-id.ts';
import { ownerOf, type Viewer } from '../access/viewer.ts';
import { issueWatchToken } from '../access/watch-token.ts';
import type { Dependencies } from './dependencies.ts';
import { getSchedule } from './get-schedule.ts';
import { takeStartPermit, visibleRefusal } from './start-permit.ts';

/** Starts a run now, or joins the one in progress. Counts as a start of the viewer. @throws SCHEDULE_NOT_FOUND, RATE_LIMITED, QUEUE_FULL */
export const runSchedule = async (
  dependencies: Dependencies,
  viewer: Viewer,
  scheduleId: string,
): Promise<StartedTask> => {
  const { id } = await getSchedule(dependencies, viewer, scheduleId);
  const { access, eventLog: log, logger, schedules, startLimiter, starter, workers } = dependencies;
  const run = async () => {
    await takeStartPermit(startLimiter, ownerOf(viewer));
    return startRun(id, randomTaskId(), { log, schedules, starter, workers });
  };
  const started = await withinDeadline(run()).catch((error: unknown) => {
    throw visibleRefusal(error);
  });
  if (!started) throw scheduleNotFound(scheduleId);
  const { task, joined } = started;
  logger.info({ taskId: task.id, scheduleId, joined }, 'schedule run');
  return {
    task,
    joined,
    watchToken: () => issueWatchToken(access.tokenSecret, { of: 'task', ...task }),
  };
};
