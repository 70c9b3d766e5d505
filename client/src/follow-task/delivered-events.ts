import type { TaskEvent } from './transports/transport.ts';

/** Remembers what the reader was given. */
export interface DeliveredEvents {
  /** Notes the event; false where the reader has had it. */
  add(event: TaskEvent): boolean;
}

/**
 * Each connection begins behind the last event that was given, so a server that keeps its promise repeats nothing: this is
 * for one that does not. A resynced state may stand where an event stood before, and begins anew.
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
