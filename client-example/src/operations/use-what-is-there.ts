import { SchedulesDocument, WorkersDocument } from '../../generated/graphql.ts';
import { useApi } from '../api/api-context.ts';

/** What whoever asks may see. What this server does not offer, or keeps from this caller, is as good as not there. */
export const useWhatIsThere = () => {
  const api = useApi();
  const schedules = api.useAnswer(SchedulesDocument, {});
  const workers = api.useAnswer(WorkersDocument, {});
  return { hasSchedules: schedules.data !== undefined, hasOperations: workers.data !== undefined };
};
