export { useFollowedEvents as useTaskEvents } from '../follow/use-followed-events.ts';
export { readApolloError } from './read-apollo-error.ts';
export { useTask } from './use-task.ts';
