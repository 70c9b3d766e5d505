import type { Review } from '../../contract/review.ts';
import type { Task } from '../../contract/task.ts';
import type { Dependencies } from './dependencies.ts';

/** The reviews of one state of a task. Watchers in this process share the state and therefore one read. */
export const readReviews = (
  { eventLog }: Pick<Dependencies, 'eventLog'>,
  task: Task,
): Promise<readonly Review[]> => {
  const cached = reviewsOf.get(task);
  if (cached) return cached;
  const reading = eventLog.reviews(task.id);
  reviewsOf.set(task, reading);
  reading.catch(() => reviewsOf.delete(task));
  return reading;
};

const reviewsOf = new WeakMap<Task, Promise<readonly Review[]>>();
