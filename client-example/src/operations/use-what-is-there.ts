import { QueuesDocument, SchedulesDocument, WorkersDocument } from '../../generated/graphql.ts';
import { useApi } from '../api/api-context.ts';

/**
 * What this server offers to whoever asks. What it answers with NOT_IMPLEMENTED, or keeps from this caller, is as good as
 * not there, until it is.
 */
export const useWhatIsThere = () => {
  const api = useApi();
  const schedules = api.useAnswer(SchedulesDocument, {});
  const workers = api.useAnswer(WorkersDocument, {});
  const queues = api.useAnswer(QueuesDocument, {});
  return {
    hasSchedules: schedules.data !== undefined,
    hasOperations: workers.data !== undefined || queues.data !== undefined,
  };
};
