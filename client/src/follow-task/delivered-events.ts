import type { TaskEvent } from './transports/transport.ts';

/** Tracks the events that the reader has received. */
export interface DeliveredEvents {
  /** Records the event. Returns false if the reader has already received it. */
  add(event: TaskEvent): boolean;
}

/**
 * Each connection starts after the last event received, so a correct server repeats nothing. This guards against one that does.
 * TaskResynced may reuse a cursor, so it clears the record.
 */
export const createDeliveredEvents = (): DeliveredEvents => {
  const cursors = new Set<string>();
  return {
    add(event) {
      if (event.__typename === 'TaskResynced') cursors.clear();
      else if (cursors.has(event.cursor)) return false;
      cursors.add(event.cursor);
      return true;
    },
  };
};
