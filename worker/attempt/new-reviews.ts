import type { Review } from '../../contract/review.ts';
import type { Task } from '../../contract/task.ts';
import type { Attempt } from './attempt.ts';
import type { AttemptContext } from './attempt-context.ts';

/** The reviews with `isNew` set if the task is a run of a schedule. Attempts at the same run, and retries of it, set the same. */
export const withNews = async (
  { newReviews }: Pick<AttemptContext, 'newReviews'>,
  attempt: Attempt,
  task: Task,
  reviews: readonly Review[],
): Promise<readonly Review[]> => {
  const { scheduleId } = task;
  if (scheduleId === null) return reviews;
  const areNew = await attempt.withRetry(() =>
    newReviews.areNew(scheduleId, runAtOf(task), fingerprintsOf(reviews)),
  );
  let next = 0;
  return reviews.map((review) => {
    const from = next;
    next += fingerprintsOf([review]).length;
    return { ...review, isNew: areNew.slice(from, next).every(Boolean) };
  });
};

/** Makes the reviews of a run known to later runs, and counts those that are new. Nothing for other tasks. */
export const recordNews = async (
  { newReviews }: Pick<AttemptContext, 'newReviews'>,
  attempt: Attempt,
  task: Task,
  reviews: readonly Review[],
): Promise<{ newReviews?: number }> => {
  const { scheduleId } = task;
  if (scheduleId === null) return {};
  await attempt.withRetry(() =>
    newReviews.record(scheduleId, runAtOf(task), fingerprintsOf(reviews)),
  );
  return { newReviews: reviews.filter(({ isNew }) => isNew).length };
};

/** A retry of a run stands in its place. */
const runAtOf = ({ createdAt, runAt = createdAt }: Task): number => runAt;

/** Of the reviews and their copies, because another run may find another place first. */
const fingerprintsOf = (reviews: readonly Review[]): string[] =>
  reviews.flatMap(({ fingerprint, copies }) => [
    fingerprint,
    ...copies.map((copy) => copy.fingerprint),
  ]);
