import type { TaskEvent } from './event.ts';
import { isFinal, type Task, type TaskStatus, transitions } from './task.ts';

type FirstEvent = Extract<TaskEvent, { type: 'TaskQueued' }>;

/** The task that its first event describes. */
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
 * The task behind `event`. Pure: folding a log from its first event gives the very state that Redis keeps in the task's
 * record.
 *
 * @throws {IllegalEventError} where the number or the attempt does not follow, or the move is none that `transitions` allows.
 */
export const apply = (task: Task, event: TaskEvent): Task => {
  const reject = (reason: string): never => {
    throw new IllegalEventError(task, event, reason);
  };
  if (event.taskId !== task.id) reject('it belongs to another task');
  if (event.seq !== task.position.seq + 1) reject('its number does not follow');
  if (isFinal(task.status)) reject('the task is finished');
  const attempt = task.attempt + (event.type === 'TaskStarted' ? 1 : 0);
  if (event.attempt !== attempt) reject(`attempt ${event.attempt} should be ${attempt}`);
  const at = { attempt, position: { seq: event.seq, nonce: event.nonce } };
  const moved = (status: TaskStatus) => {
    if (!transitions[task.status].includes(status)) reject(`it would lead to ${status}`);
    return { ...task, ...at, status };
  };
  const collected = () => {
    if (task.status !== 'STARTED') reject('no attempt runs');
    return { ...task, ...at };
  };
  const finished = (status: TaskStatus, expiresAt: number) => ({
    ...moved(status),
    retryAt: null,
    finishedAt: event.at,
    expiresAt,
  });

  switch (event.type) {
    case 'TaskQueued':
      return reject('a task is queued once');
    case 'TaskStarted':
      return {
        ...moved('STARTED'),
        error: null,
        retryAt: null,
        startedAt: task.startedAt ?? event.at,
      };
    case 'TaskProgressed':
      return { ...collected(), progress: event.progress };
    case 'ReviewsFound':
      return collected();
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

/** An event that cannot follow the state it was applied to: the log was read with a hole, or written wrongly. */
export class IllegalEventError extends Error {
  override name = 'IllegalEventError';
  constructor(task: Task, event: TaskEvent, reason: string) {
    super(
      `${event.type} number ${event.seq} cannot follow number ${task.position.seq} of task ${task.id} in ${task.status}: ${reason}`,
    );
  }
}
