export { useFollowedEvents as useTaskEvents } from '../follow/use-followed-events.ts';
