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
  const matches = reviewMatcher(filter);
  for await (const batch of eventLog.reviewBatches(id)) {
    yield batch.filter(matches).map((review) => exportedReview(id, review));
  }
}
