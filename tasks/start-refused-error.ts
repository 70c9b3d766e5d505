/** A start was refused by a limit. Nothing was written. */
export abstract class StartRefusedError extends Error {
  /** Seconds after which the same start may succeed. */
  readonly retryAfter: number;

  constructor(message: string, retryAfter = 10) {
    super(message);
    this.retryAfter = retryAfter;
  }
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

/** The caller has started as many tasks in this minute as `STARTS_PER_MINUTE` allows. */
export class TooManyStartsError extends StartRefusedError {
  override name = 'TooManyStartsError';

  /** @param waitMs milliseconds until the next permit. */
  constructor(perMinute: number, waitMs: number) {
    super(
      `The limit of ${countOf(perMinute, 'start')} per minute (STARTS_PER_MINUTE) has been reached.`,
      Math.ceil(waitMs / 1000),
    );
  }
}

const countOf = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
