import { OperatorAccessDocument } from '../../generated/graphql.ts';
import { useQuery } from '../api/hooks.ts';

/** Whether the visitor may see workers, queues, and everyone's tasks. False until the server has answered. */
export const useIsOperator = (): boolean => useQuery(OperatorAccessDocument, {}).data !== undefined;
