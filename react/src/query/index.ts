export { useFollowedEvents as useTaskEvents } from '../follow/use-followed-events.ts';
export { useTask } from './use-task.ts';
