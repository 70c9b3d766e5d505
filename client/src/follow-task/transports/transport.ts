import type { TaskEventFieldsFragment } from '../../generated/graphql.ts';
import type { Polling, Subject } from '../subject.ts';

/** An event with all its fields. `__typename` tells the types apart. */
export type TaskEvent = TaskEventFieldsFragment;

/** In order of preference. */
export const transportNames = ['websocket', 'sse', 'polling'] as const;

export type TransportName = (typeof transportNames)[number];

/**
 * Yields the items of a subject from where it stands. Returns only after the last one.
 *
 * @throws {ApiError} if the server returns an error.
 * @throws {ConnectionLostError} if the connection fails or is lost.
 * @throws {StreamCompletedError} if the server completes the stream before the last item.
 * @throws the signal's reason when it aborts.
 */
export type Transport = <Item>(request: TransportRequest<Item>) => AsyncIterable<Item>;

export interface TransportRequest<Item> extends Polling {
  readonly subject: Subject<Item>;
  /** Called when the server has accepted the connection. */
  readonly onLive: () => void;
}
