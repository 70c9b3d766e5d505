import { isKnownEvent, type LoggedEvent, type TaskEvent } from './event.ts';
import { isFinal, type Task, type TaskStatus, transitions } from './task.ts';

type FirstEvent = Extract<TaskEvent, { type: 'TaskQueued' }>;

/** Returns the task that its first event describes. */
export const begin = (event: FirstEvent): Task => ({
  ...event.input,
  id: event.taskId,
  status: 'PENDING',
  attempt: event.attempt,
  progress: event.progress,
  result: null,
  error: null,
  retryAt: null,
  createdAt: event.at,
  startedAt: null,
  finishedAt: null,
  expiresAt: null,
  position: { seq: event.seq, nonce: event.nonce },
});

/**
 * Returns the state of the task after `event`. Pure: folding a log from its first event gives exactly the state that Redis keeps
 * in the task's record. An event of an unknown type changes only the position.
 *
 * @throws {IllegalEventError} if the event's number or attempt does not follow, or `transitions` does not allow the change.
 */
export const apply = (task: Task, event: LoggedEvent): Task => {
  const reject = (reason: string): never => {
    throw new IllegalEventError(task, event, reason);
  };
  if (event.taskId !== task.id) reject('it belongs to another task');
  if (event.seq !== task.position.seq + 1) reject('its number is not the next one');
  const position = { seq: event.seq, nonce: event.nonce };
  if (!isKnownEvent(event)) return { ...task, position };
  if (isFinal(task.status)) reject('the task is already in a final state');
  const attempt = task.attempt + (event.type === 'TaskStarted' ? 1 : 0);
  if (event.attempt !== attempt) reject(`attempt ${event.attempt} should be ${attempt}`);
  const at = { attempt, position };
  const moved = (status: TaskStatus) => {
    if (!transitions[task.status].includes(status)) reject(`the task cannot change to ${status}`);
    return { ...task, ...at, status };
  };
  const collected = () => {
    if (task.status !== 'STARTED') reject('no attempt is running');
    return { ...task, ...at };
  };
  const finished = (status: TaskStatus, expiresAt: number | null) => ({
    ...moved(status),
    retryAt: null,
    finishedAt: event.at,
    expiresAt,
  });

  switch (event.type) {
    case 'TaskQueued':
      return reject('a task is queued only once');
    case 'TaskStarted':
      return {
        ...moved('STARTED'),
        error: null,
        retryAt: null,
        startedAt: task.startedAt ?? event.at,
      };
    case 'TaskProgressed':
      return { ...collected(), progress: event.progress };
    case 'CopiesFound':
      return collected();
    case 'ReviewsFound':
      // The reviews that a retry keeps precede its first attempt.
      return task.status === 'PENDING' ? { ...task, ...at } : collected();
    case 'TaskRetrying':
      return {
        ...moved('RETRY'),
        progress: event.progress,
        error: event.error,
        retryAt: event.retryAt,
      };
    case 'TaskSucceeded':
      return {
        ...finished('SUCCESS', event.expiresAt),
        error: null,
        result: event.result,
        progress: event.progress,
      };
    case 'TaskFailed':
      return {
        ...finished('FAILURE', event.expiresAt),
        progress: event.progress,
        error: event.error,
      };
    case 'TaskRevoked':
      return { ...finished('REVOKED', event.expiresAt), progress: event.progress, error: null };
  }
};

/** The event cannot follow the state it was applied to: an event is missing, or a failover replaced the log. */
export class IllegalEventError extends Error {
  override name = 'IllegalEventError';
  constructor(task: Task, event: LoggedEvent, reason: string) {
    super(
      `Event ${event.seq} (${event.type ?? 'of an unknown type'}) cannot follow event ${task.position.seq} of task ${task.id} in ${task.status}: ${reason}.`,
    );
  }
}
