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

/** What was reserved for a task that is about to be created. */
export interface Admitted {
  readonly place: Place;
  /** Whether the task was not among the unfinished ones of its caller before. */
  readonly isNew: boolean;
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

  /** Whether a start can be refused. */
  get isLimited(): boolean {
    const { queueLength, openTasksPerCaller } = this.#limits;
    return queueLength !== undefined || Boolean(openTasksPerCaller);
  }

  /** Takes one round trip. @returns why the start is refused, if it is. */
  async admit(task: PlaceOwner): Promise<Admitted | StartRefusedError> {
    const { queueLength, openTasksPerCaller } = this.#limits;
    const [place, opened] = await Promise.all([
      this.#places.reserve(task, queueLength),
      this.#open.reserve(task, openTasksPerCaller || undefined),
    ]);
    const isNew = opened === 'added';
    if (place !== undefined && opened !== 'full') return { place, isNew };
    this.undo(task, isNew);
    return opened === 'full'
      ? new TooManyOpenTasksError(openTasksPerCaller ?? 0)
      : new QueueFullError(task.kind, queueLength ?? 0);
  }

  /** Gives back what was reserved. If that fails, it ends by itself. @param isOpen whether the task was opened by this start. */
  undo(task: PlaceOwner, isOpen: boolean): void {
    this.releasePlace(task);
    if (isOpen) this.#open.remove(task).catch(() => {});
  }

  /** Ends the reservation of a place, because the job is in the queue or will not be added. */
  releasePlace(task: PlaceOwner): void {
    this.#places.release(task).catch(() => {});
  }
}
