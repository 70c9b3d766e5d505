export {
  ReviewcastProvider,
  type ReviewcastProviderProps,
  useEndpoint,
} from './follow/reviewcast-provider.ts';
export {
  type CollectionOptions,
  type LiveCollection,
  useCollection,
} from './follow/use-collection.ts';
export {
  type FollowedEventsOptions,
  type LiveEvents,
  useFollowedEvents,
} from './follow/use-followed-events.ts';
export {
  type FollowedTaskOptions,
  type LiveTask,
  type TaskRecord,
  useFollowedTask,
  type WatchOptions,
} from './follow/use-followed-task.ts';
