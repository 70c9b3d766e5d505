import type { RunEnd, ScheduleRun } from '../../contract/schedule.ts';
import { withinDeadline } from '../../redis/deadline.ts';
import type { ScheduleState } from '../../schema/context.ts';
import { runEndOf } from '../../tasks/scheduling/schedule-runs.ts';
import type { Dependencies } from './dependencies.ts';

/** The latest runs of a schedule, newest first: as recorded when they ended, or as their tasks are now. */
export const listRuns = async (
  { schedules, eventLog }: Pick<Dependencies, 'schedules' | 'eventLog'>,
  { id }: ScheduleState,
  first: number,
): Promise<ScheduleRun[]> => {
  const recorded = await withinDeadline(schedules.runs.list(id, first));
  return Promise.all(
    recorded.map(async ({ taskId, at, end }) => {
      if (end) return { taskId, at, ...end };
      const task = await eventLog.findReadable(taskId);
      return { taskId, at, ...(task ? runEndOf(task) : unknownEnd) };
    }),
  );
};

/** Of a task that expired, or cannot be read, before its end was recorded. */
const unknownEnd: RunEnd = { status: 'FAILURE', found: 0, newReviews: null, averageRating: null };
