import { useApi } from './api-context.ts';
import type { ReviewcastApi, Send } from './reviewcast-api.ts';

/** One task, updated live over the socket that all tasks of the page share. */
export const useTask: ReviewcastApi['useTask'] = (id, options) => useApi().useTask(id, options);

/** The events of one task, from the first, over the shared socket. */
export const useTaskEvents: ReviewcastApi['useTaskEvents'] = (id, options) =>
  useApi().useTaskEvents(id, options);

/** The result of a query. Refetched when the network comes back. */
export const useQuery: ReviewcastApi['useAnswer'] = (document, variables, options) =>
  useApi().useAnswer(document, variables, options);

/** The pages of a connection, loaded one after the other. Sends no request while `variables` is undefined. */
export const usePaginatedQuery: ReviewcastApi['usePages'] = (document, variables, connectionOf) =>
  useApi().usePages(document, variables, connectionOf);

/** The latest result of a subscription. */
export const useSubscription: ReviewcastApi['useLatest'] = (document, isEnabled) =>
  useApi().useLatest(document, isEnabled);

/** Returns a function that sends a mutation. It throws {@link ApiError} or {@link ConnectionLostError}. */
export const useMutate = (): Send => useApi().useSend();
