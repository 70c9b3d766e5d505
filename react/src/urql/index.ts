export { useFollowedEvents as useTaskEvents } from '../follow/use-followed-events.ts';
export { readUrqlError } from './read-urql-error.ts';
export { useRefetch } from './use-refetch.ts';
export { useTask } from './use-task.ts';
