import { withinDeadline } from '../../redis/deadline.ts';
import type { ScheduleRequest, ScheduleState } from '../../schema/context.ts';
import { scheduleNotFound } from '../../schema/errors.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';
import { getSchedule } from './get-schedule.ts';

/** Replaces everything but the ID and the owner. @throws SCHEDULE_NOT_FOUND, BAD_USER_INPUT */
export const updateSchedule = async (
  dependencies: Pick<Dependencies, 'schedules' | 'sourceStates'>,
  viewer: Viewer,
  scheduleId: string,
  request: ScheduleRequest,
): Promise<ScheduleState> => {
  const { schedules, sourceStates } = dependencies;
  await getSchedule(dependencies, viewer, scheduleId);
  if (request.sources) await sourceStates.assertConfigured(request.sources);
  return existing(scheduleId, schedules.replace(scheduleId, request));
};

/** @throws SCHEDULE_NOT_FOUND */
export const pauseSchedule = async (
  dependencies: Pick<Dependencies, 'schedules'>,
  viewer: Viewer,
  scheduleId: string,
): Promise<ScheduleState> => {
  await getSchedule(dependencies, viewer, scheduleId);
  return existing(scheduleId, dependencies.schedules.pause(scheduleId));
};

/** @throws SCHEDULE_NOT_FOUND */
export const resumeSchedule = async (
  dependencies: Pick<Dependencies, 'schedules'>,
  viewer: Viewer,
  scheduleId: string,
): Promise<ScheduleState> => {
  await getSchedule(dependencies, viewer, scheduleId);
  return existing(scheduleId, dependencies.schedules.resume(scheduleId));
};

/** It may be deleted at any time. */
const existing = async (
  scheduleId: string,
  changing: Promise<ScheduleState | undefined>,
): Promise<ScheduleState> => {
  const schedule = await withinDeadline(changing);
  if (!schedule) throw scheduleNotFound(scheduleId);
  return schedule;
};
