import type { Review } from '../../contract/review.ts';
import type { Task } from '../../contract/task.ts';
import type { EventLog } from '../../tasks/event-log/event-log.ts';
import { nextIteration } from '../next-iteration.ts';
import { Turns } from '../turns.ts';

type ReviewLog = Pick<EventLog, 'reviews'>;

/**
 * The reviews of one state of a task. Watchers in this process share the state and therefore one read. Callers continue one after the
 * other, so that the process handles other events in between.
 */
export const readReviews = async (
  { eventLog }: { readonly eventLog: ReviewLog },
  task: Task,
): Promise<readonly Review[]> => {
  const reviews = await cachedReviews(eventLog, task);
  await nextIteration();
  return reviews;
};

const cachedReviews = (eventLog: ReviewLog, task: Task): Promise<readonly Review[]> => {
  const cached = reviewsOf.get(task);
  if (cached) return cached;
  const reading = readOnce(eventLog, task);
  reviewsOf.set(task, reading);
  reading.catch(() => reviewsOf.delete(task));
  return reading;
};

const reviewsOf = new WeakMap<Task, Promise<readonly Review[]>>();

/** Requests that arrive while a state is being read share the read. */
const readOnce = (eventLog: ReviewLog, { id, position }: Task): Promise<readonly Review[]> => {
  const reads = readsOf.get(eventLog) ?? new Map<string, Promise<readonly Review[]>>();
  readsOf.set(eventLog, reads);
  const state = `${id} ${position.seq} ${position.nonce}`;
  const current = reads.get(state);
  if (current) return current;
  const reading = readInTurn(eventLog, id).finally(() => reads.delete(state));
  reads.set(state, reading);
  return reading;
};

const readsOf = new WeakMap<ReviewLog, Map<string, Promise<readonly Review[]>>>();

const readInTurn = async (eventLog: ReviewLog, taskId: string): Promise<readonly Review[]> => {
  const turn = turns.take();
  await turn.begun;
  try {
    return await eventLog.reviews(taskId);
  } finally {
    turn.end();
  }
};

/** A task may have 10 MB of reviews, which take several times as much memory while they are read. */
const turns = new Turns(4);
