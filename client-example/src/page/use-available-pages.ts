import { SchedulesDocument } from '../../generated/graphql.ts';
import { useQuery } from '../api/hooks.ts';
import { useIsOperator } from '../settings/use-is-operator.ts';

/** Which optional pages the API allows this visitor to open. */
export const useAvailablePages = () => {
  const schedules = useQuery(SchedulesDocument, {});
  return { hasSchedules: schedules.data !== undefined, hasOperations: useIsOperator() };
};
