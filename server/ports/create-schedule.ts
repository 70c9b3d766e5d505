import { randomBytes } from 'node:crypto';
import { withinDeadline } from '../../redis/deadline.ts';
import type { ScheduleRequest, ScheduleState } from '../../schema/context.ts';
import { ApiError } from '../../schema/errors.ts';
import { ownerOf, type Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';
import { takeStartPermit } from './start-permit.ts';

/** Creates a schedule that belongs to the viewer. It counts as a start. */
export const createSchedule = async (
  { schedules, sourceStates, schedulesPerCaller, startLimiter }: Dependencies,
  viewer: Viewer,
  request: ScheduleRequest,
): Promise<ScheduleState> => {
  const owner = ownerOf(viewer);
  if (request.sources) await sourceStates.assertConfigured(request.sources);
  const id = `s${randomBytes(16).toString('hex')}`;
  const add = async () => {
    await takeStartPermit(startLimiter, owner);
    return schedules.add({ ...request, id, owner }, schedulesPerCaller);
  };
  const schedule = await withinDeadline(add());
  if (!schedule) throw tooManySchedules(schedulesPerCaller);
  return schedule;
};

const tooManySchedules = (max: number): ApiError =>
  new ApiError(
    'BAD_USER_INPUT',
    `This caller already has ${max} schedules, the maximum (SCHEDULES_PER_CALLER). Delete one first.`,
  );
