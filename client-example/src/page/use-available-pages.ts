import { SchedulesDocument, WorkersDocument } from '../../generated/graphql.ts';
import { useQuery } from '../api/hooks.ts';

/** Which optional pages the API allows this visitor to open. */
export const useAvailablePages = () => {
  const schedules = useQuery(SchedulesDocument, {});
  const workers = useQuery(WorkersDocument, {});
  return { hasSchedules: schedules.data !== undefined, hasOperations: workers.data !== undefined };
};
