import type { TaskEvent } from '../follow-task/transports/transport.ts';

/** Whether this version knows the type of an event. A newer server may send others, of which only the common fields can be read. */
export const isKnownEvent = ({ __typename }: TaskEvent): boolean =>
  Object.hasOwn(knownTypes, __typename);

const knownTypes: Readonly<Record<TaskEvent['__typename'], true>> = {
  TaskQueued: true,
  TaskStarted: true,
  TaskProgressed: true,
  ReviewsFound: true,
  CopiesFound: true,
  TaskRetrying: true,
  TaskSucceeded: true,
  TaskFailed: true,
  TaskRevoked: true,
  TaskResynced: true,
};
