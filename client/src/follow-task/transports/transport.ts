import type { Endpoint } from '../../endpoint/endpoint.ts';
import type { TaskEventFieldsFragment } from '../../generated/graphql.ts';

/** One event of a task, with all its fields: told apart by `__typename`. */
export type TaskEvent = TaskEventFieldsFragment;

/** From the best to the humblest. */
export const transportNames = ['websocket', 'sse', 'polling'] as const;

export type TransportName = (typeof transportNames)[number];

/**
 * Yields the events behind `after`, and returns only where it knows that none will follow.
 *
 * @throws {ApiError} what the server answers.
 * @throws {ConnectionLostError} when the connection cannot be made or ends.
 * @throws {StreamCompletedError} when the server completes the stream: the task may be over, or not.
 * @throws the signal's reason, soon after it aborts.
 */
export type Transport = (request: TransportRequest) => AsyncIterable<TaskEvent>;

export interface TransportRequest {
  readonly endpoint: Endpoint;
  readonly taskId: string;
  readonly after: string | undefined;
  readonly watchToken: string | undefined;
  readonly signal: AbortSignal;
  /** The server has accepted the connection. */
  readonly onLive: () => void;
}
