import type { Review } from '../../contract/review.ts';
import type { Task } from '../../contract/task.ts';
import { type ReviewFilter, reviewMatcher } from '../../schema/review-matcher.ts';
import type { EventLog } from '../../tasks/event-log/event-log.ts';
import { exportedReview, type ReviewBatches } from './exported-review.ts';

/** The reviews of a task that match, in the order of collection, read as they are taken. @throws {ReviewsExpiredError} */
export async function* reviewBatches(
  eventLog: Pick<EventLog, 'reviewBatches'>,
  { id }: Pick<Task, 'id'>,
  filter: ReviewFilter,
): ReviewBatches {
  const all = filter.theme === undefined ? [] : await mentionsIn(eventLog.reviewBatches(id));
  const matches = reviewMatcher(filter, all);
  for await (const batch of eventLog.reviewBatches(id)) {
    yield batch.filter(matches).map((review) => exportedReview(id, review));
  }
}

/** What all reviews mention decides what the themes are. It is read first, so that the reviews need not be held. */
const mentionsIn = async (
  batches: AsyncIterable<readonly Review[]>,
): Promise<Pick<Review, 'mentions'>[]> => {
  const all: Pick<Review, 'mentions'>[] = [];
  for await (const batch of batches) for (const { mentions } of batch) all.push({ mentions });
  return all;
};
