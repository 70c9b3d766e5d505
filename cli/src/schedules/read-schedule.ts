import { ApiError, type Endpoint, request } from '@reviewcast/client';
import {
  ScheduleListDocument,
  type ScheduleListFieldsFragment,
} from '@reviewcast/client/documents';

/** Reads a schedule. @throws {ApiError} SCHEDULE_NOT_FOUND if it does not exist. */
export const readSchedule = async (
  endpoint: Endpoint,
  id: string,
  signal: AbortSignal,
): Promise<ScheduleListFieldsFragment> => {
  const { schedules } = await request(endpoint, ScheduleListDocument, {}, { signal });
  const found = schedules.find((schedule) => schedule.id === id);
  if (found) return found;
  throw new ApiError('SCHEDULE_NOT_FOUND', `Schedule ${id} does not exist.`);
};
