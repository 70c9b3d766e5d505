import { decodeCursor } from '../../../contract/cursor.ts';
import type { Given } from './watcher.ts';

/** What one watcher was given, once what a failover took back is left out. */
export interface Kept {
  /** Behind the last TaskResynced, and in the log. */
  readonly given: readonly Given[];
  /** The number of the last event that `given` follows. */
  readonly from: number;
  /** The number up to which all events are due: infinite but for one who was told of an end that was taken back. */
  readonly to: number;
  readonly takenBack: number;
  /** Each TaskResynced that is in the log, and that nothing was taken back before. */
  readonly problems: readonly string[];
}

/**
 * Leaves out what a failover took back: events of no entry of the log, right before a TaskResynced, or at the end, where the
 * watcher was told that the task is over and so asked no more.
 */
export const leaveOutTakenBack = (
  name: string,
  given: readonly Given[],
  isLogged: (event: Given) => boolean,
): Kept => {
  const problems: string[] = [];
  let takenBack = 0;
  let from = 0;
  let part: Given[] = [];
  for (const event of given) {
    if (event.type !== 'TaskResynced') {
      part.push(event);
      continue;
    }
    const lost = taken(part, isLogged);
    // A master that hung and was replaced answers for a moment as if it still were one, from what it had.
    const isStale = !isLogged(event);
    if (lost === 0 && !isStale) problems.push(`${name} was resynced without need.`);
    takenBack += lost;
    from = numberOf(event);
    // The state that it was given may be taken back like an event.
    part = isStale ? [event] : [];
  }
  const lost = isOver(given.at(-1)) ? taken(part, isLogged) : 0;
  const kept = part.slice(0, part.length - lost);
  return {
    given: kept,
    from,
    to: lost === 0 ? Number.POSITIVE_INFINITY : Math.max(from, ...kept.map(numberOf)),
    takenBack: takenBack + lost,
    problems,
  };
};

/** How many of the last events the log does not hold. */
const taken = (events: readonly Given[], isLogged: (event: Given) => boolean): number =>
  events.length - 1 - events.findLastIndex(isLogged);

const isOver = (event: Given | undefined): boolean =>
  event !== undefined &&
  ['TaskSucceeded', 'TaskFailed', 'TaskRevoked', 'TaskResynced'].includes(event.type);

const numberOf = ({ cursor }: Given): number => decodeCursor(cursor)?.seq ?? 0;
