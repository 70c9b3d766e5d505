/** A start was refused by a limit. Nothing was written. */
export abstract class StartRefusedError extends Error {
  /** Seconds after which the same start may succeed. */
  readonly retryAfter = 10;
}

/** As many tasks of the kind wait as `QUEUE_LENGTH` allows. */
export class QueueFullError extends StartRefusedError {
  override name = 'QueueFullError';

  constructor(kind: string, maxLength: number) {
    super(
      `${countOf(maxLength, 'task')} of kind ${kind} ${maxLength === 1 ? 'waits' : 'wait'} already, the maximum (QUEUE_LENGTH).`,
    );
  }
}

/** The caller has as many unfinished tasks as `OPEN_TASKS_PER_CALLER` allows. */
export class TooManyOpenTasksError extends StartRefusedError {
  override name = 'TooManyOpenTasksError';

  constructor(max: number) {
    super(
      `This caller has ${countOf(max, 'unfinished task')} already, the maximum (OPEN_TASKS_PER_CALLER). Wait until one has finished, or cancel one.`,
    );
  }
}

const countOf = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
