import type { Endpoint } from '../../endpoint/endpoint.ts';
import type { TaskEventFieldsFragment } from '../../generated/graphql.ts';

/** An event with all its fields. `__typename` tells the types apart. */
export type TaskEvent = TaskEventFieldsFragment;

/** In order of preference. */
export const transportNames = ['websocket', 'sse', 'polling'] as const;

export type TransportName = (typeof transportNames)[number];

/**
 * Yields the events after `after`. Returns only after the final event.
 *
 * @throws {ApiError} if the server returns an error.
 * @throws {ConnectionLostError} if the connection fails or is lost.
 * @throws {StreamCompletedError} if the server completes the stream before the final event.
 * @throws the signal's reason when it aborts.
 */
export type Transport = (request: TransportRequest) => AsyncIterable<TaskEvent>;

export interface TransportRequest {
  readonly endpoint: Endpoint;
  readonly taskId: string;
  readonly after: string | undefined;
  readonly watchToken: string | undefined;
  readonly signal: AbortSignal;
  /** Called when the server has accepted the connection. */
  readonly onLive: () => void;
}
