import { SchedulesDocument, WorkersDocument } from '../../generated/graphql.ts';
import { useApi } from '../api/api-context.ts';

/** Which optional pages the API allows this visitor to open. */
export const useAvailablePages = () => {
  const api = useApi();
  const schedules = api.useAnswer(SchedulesDocument, {});
  const workers = api.useAnswer(WorkersDocument, {});
  return { hasSchedules: schedules.data !== undefined, hasOperations: workers.data !== undefined };
};
