import { randomBytes } from 'node:crypto';
import { withinDeadline } from '../../redis/deadline.ts';
import type { ScheduleRequest, ScheduleState } from '../../schema/context.ts';
import { ApiError } from '../../schema/errors.ts';
import { ownerOf, type Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';

/** Creates a schedule that belongs to the viewer. */
export const createSchedule = async (
  { schedules, sourceStates, schedulesPerCaller }: Dependencies,
  viewer: Viewer,
  request: ScheduleRequest,
): Promise<ScheduleState> => {
  const owner = ownerOf(viewer);
  if (request.sources) await sourceStates.assertConfigured(request.sources);
  const all = await withinDeadline(schedules.list());
  const count = all.filter((schedule) => schedule.owner === owner).length;
  if (count >= schedulesPerCaller) throw tooManySchedules(count, schedulesPerCaller);
  const id = `s${randomBytes(16).toString('hex')}`;
  return withinDeadline(schedules.add({ ...request, id, owner }));
};

const tooManySchedules = (count: number, max: number): ApiError =>
  new ApiError(
    'BAD_USER_INPUT',
    `This caller has ${count} schedules; the limit is ${max} (SCHEDULES_PER_CALLER). Delete one first.`,
  );
