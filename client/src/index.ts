export { createEndpoint, type Endpoint, type EndpointOptions } from './endpoint/endpoint.ts';
export type { Network } from './endpoint/network.ts';
export type { WebSocketClass } from './endpoint/shared-socket.ts';
export { defaultTiming, type Timing } from './endpoint/timing.ts';
export { ApiError } from './errors/api-error.ts';
export { ConnectionLostError } from './errors/connection-lost-error.ts';
export {
  type CollectionState,
  type FollowCollectionOptions,
  followCollection,
} from './follow-collection/follow-collection.ts';
export type { ConnectionState, Phase } from './follow-task/connection-state.ts';
export type { FollowedItems, FollowingOptions } from './follow-task/follow.ts';
export { type FollowedTask, type FollowOptions, followTask } from './follow-task/follow-task.ts';
export {
  type TaskEvent,
  type TransportName,
  transportNames,
} from './follow-task/transports/transport.ts';
export { type RequestOptions, request } from './request/request.ts';
export { isFinalEvent, isFinalStatus } from './task/is-final.ts';
export {
  type ProgressReport,
  type ReportedTask,
  reportProgress,
  reviewsFromSources,
  type SourcePhase,
  type SourceReport,
  type TaskPhase,
} from './task/report-progress.ts';
export { applyEvent, applyTask, emptyView, type TaskView, viewOf } from './task/task-view.ts';
export { type ReviewTone, toneOf } from './task/tone-of.ts';
