import type { Replies, Step } from '../redis/script-steps.ts';
import type { OpenTasks } from './open-tasks.ts';
import type { Place, PlaceOwner, QueuePlaces } from './queue-places.ts';
import {
  QueueFullError,
  type StartRefusedError,
  TooManyOpenTasksError,
} from './start-refused-error.ts';

/** What every start is checked against. Undefined: no limit. */
export interface StartLimits {
  /** How many tasks of each kind may wait, for a worker or for their next attempt. */
  readonly queueLength?: number | undefined;
  /** How many unfinished tasks each caller may have; 0 is no limit. */
  readonly openTasksPerCaller?: number | undefined;
}

/** Reserves what a task needs before anything of it is written. The limits are exact, however many servers start tasks. */
export class Admission {
  readonly #places: QueuePlaces;
  readonly #open: OpenTasks;
  readonly #limits: StartLimits;

  constructor(places: QueuePlaces, open: OpenTasks, limits: StartLimits) {
    this.#places = places;
    this.#open = open;
    this.#limits = limits;
  }

  /** What a task needs, as steps, which end the sequence if the start is refused. */
  reserving(task: PlaceOwner): Reservation {
    const { queueLength, openTasksPerCaller } = this.#limits;
    const opening = this.#open.reserving(task, openTasksPerCaller || undefined);
    const placing = this.#places.reserving(task, queueLength);
    return {
      steps: [opening, placing],
      placeIn: (replies) => replies.of(placing),
      refusalIn: (replies) => {
        if (replies.of(opening) === 'full') {
          return new TooManyOpenTasksError(openTasksPerCaller ?? 0);
        }
        const isFull = replies.has(placing) && replies.of(placing) === undefined;
        return isFull ? new QueueFullError(task.kind, queueLength ?? 0) : undefined;
      },
      undo: (replies) => {
        // If that fails, the reservations end by themselves.
        if (replies.of(placing) !== undefined) this.#places.release(task).catch(() => {});
        if (replies.of(opening) === 'added') this.#open.remove(task).catch(() => {});
      },
    };
  }
}

export interface Reservation {
  readonly steps: readonly Step[];
  readonly placeIn: (replies: Replies) => Place | undefined;
  /** Why the start is refused, if it is. */
  readonly refusalIn: (replies: Replies) => StartRefusedError | undefined;
  /** Gives back what this start has reserved. */
  readonly undo: (replies: Replies) => void;
}
