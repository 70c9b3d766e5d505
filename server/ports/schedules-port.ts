import { randomBytes } from 'node:crypto';
import type { Schedule } from '../../contract/schedule.ts';
import { withinDeadline } from '../../redis/deadline.ts';
import type { SchedulesPort, TasksPort } from '../../schema/context.ts';
import { ApiError, scheduleNotFound } from '../../schema/errors.ts';
import { ownerOf, type Viewer } from '../access/viewer.ts';
import { assertConfigured, type Lifecycle } from './task-lifecycle.ts';

/** The schedules as one viewer may see and change them: callers their own, operators all. */
export const schedulesPort = (
  { deployment, directory, schedulesPerCaller }: Lifecycle,
  viewer: Viewer,
  tasks: Pick<TasksPort, 'find'>,
): SchedulesPort => {
  const { schedules } = deployment;

  const visible = ({ owner }: Schedule): boolean =>
    ownerOf(viewer) === owner || viewer.kind === 'operator';

  return {
    add: async (request) => {
      const owner = ownerOf(viewer);
      if (request.sources) await assertConfigured(directory, request.sources);
      const own = (await withinDeadline(schedules.list())).filter((one) => one.owner === owner);
      if (own.length >= schedulesPerCaller) throw tooMany(own.length, schedulesPerCaller);
      const schedule = { ...request, id: randomScheduleId(), owner };
      return withinDeadline(schedules.add(schedule));
    },
    list: async () => {
      ownerOf(viewer);
      return (await withinDeadline(schedules.list())).filter(visible);
    },
    remove: async (scheduleId) => {
      ownerOf(viewer);
      const schedule = await withinDeadline(schedules.find(scheduleId));
      if (!schedule || !visible(schedule)) throw scheduleNotFound(scheduleId);
      await withinDeadline(schedules.remove(scheduleId));
    },
    lastTask: async ({ id }) => {
      const taskId = await schedules.lastRun(id);
      return taskId === null ? undefined : tasks.find(taskId);
    },
  };
};

const randomScheduleId = (): string => `s${randomBytes(16).toString('hex')}`;

const tooMany = (held: number, most: number): ApiError =>
  new ApiError(
    'BAD_USER_INPUT',
    `There are ${held} schedules of this caller; it may have ${most} (SCHEDULES_PER_CALLER). Delete one first.`,
  );
