import { ApiError, type Endpoint, request } from '@reviewcast/client';
import { ScheduleDetailsDocument, type ScheduleDetailsQuery } from '@reviewcast/client/documents';

type ScheduleDetails = NonNullable<ScheduleDetailsQuery['schedule']>;

/**
 * Reads a schedule with its last runs, newest first.
 *
 * @param runs how many runs at most, 1 to 100.
 * @throws {ApiError} SCHEDULE_NOT_FOUND if it does not exist.
 */
export const readSchedule = async (
  endpoint: Endpoint,
  id: string,
  runs: number,
  signal: AbortSignal,
): Promise<ScheduleDetails> => {
  const { schedule } = await request(endpoint, ScheduleDetailsDocument, { id, runs }, { signal });
  if (schedule) return schedule;
  throw new ApiError(`Schedule ${id} does not exist.`, { code: 'SCHEDULE_NOT_FOUND' });
};
