import { decodeCursor } from '../../../contract/cursor.ts';
import type { Delivery } from './watcher.ts';

/** What one watcher received, without the events that a failover rolled back. */
export interface RemainingDeliveries {
  /** Deliveries after the last TaskResynced that are in the log. */
  readonly deliveries: readonly Delivery[];
  /** Sequence number of the last event before `deliveries`. */
  readonly from: number;
  /**
   * Sequence number of the last event that is expected. Infinity, unless the watcher stopped at a final event that was rolled
   * back.
   */
  readonly to: number;
  readonly rolledBack: number;
  /** One for each TaskResynced that is in the log and that no rolled-back event explains. */
  readonly problems: readonly string[];
}

/**
 * Removes the events that a failover rolled back. They are not in the log and come right before a TaskResynced, or last, if the
 * watcher stopped because it had received a final event.
 */
export const withoutRolledBack = (
  name: string,
  received: readonly Delivery[],
  isLogged: (event: Delivery) => boolean,
): RemainingDeliveries => {
  const problems: string[] = [];
  let rolledBack = 0;
  let from = 0;
  let part: Delivery[] = [];
  for (const event of received) {
    if (event.type !== 'TaskResynced') {
      part.push(event);
      continue;
    }
    const lost = trailingUnlogged(part, isLogged);
    // A master that hung and was replaced serves stale data for a moment after it wakes up.
    const isStale = !isLogged(event);
    if (lost === 0 && !isStale) {
      problems.push(`${name} was resynced although nothing was rolled back.`);
    }
    rolledBack += lost;
    from = seqOf(event);
    // The state in a TaskResynced can be rolled back like any event.
    part = isStale ? [event] : [];
  }
  const lost = isFinalOrResynced(received.at(-1)) ? trailingUnlogged(part, isLogged) : 0;
  const deliveries = part.slice(0, part.length - lost);
  return {
    deliveries,
    from,
    to: lost === 0 ? Number.POSITIVE_INFINITY : Math.max(from, ...deliveries.map(seqOf)),
    rolledBack: rolledBack + lost,
    problems,
  };
};

/** How many of the last events are not in the log. */
const trailingUnlogged = (
  events: readonly Delivery[],
  isLogged: (event: Delivery) => boolean,
): number => events.length - 1 - events.findLastIndex(isLogged);

const isFinalOrResynced = (event: Delivery | undefined): boolean =>
  event !== undefined &&
  ['TaskSucceeded', 'TaskFailed', 'TaskRevoked', 'TaskResynced'].includes(event.type);

const seqOf = ({ cursor }: Delivery): number => decodeCursor(cursor)?.seq ?? 0;
