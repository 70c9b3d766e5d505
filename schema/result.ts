import type { Review } from '../contract/review.ts';
import type { Result } from '../contract/task.ts';
import { builder } from './builder.ts';
import { ReviewConnectionRef, reviewPageArgs } from './review-connection.ts';
import { reviewPage } from './review-page.ts';
import { ReviewSummaryRef } from './summary.ts';

/** A result with access to its reviews: a task and a final event share the result but read the reviews differently. */
interface ServedResult extends Result {
  readonly taskId: string;
  /** Reads the reviews in the order of collection. Called only if they are selected. */
  readonly readReviews: () => Promise<readonly Review[]>;
}

export const ReviewResultRef = builder.objectRef<ServedResult>('ReviewResult').implement({
  fields: (t) => ({
    complete: t.exposeBoolean('complete', {
      description:
        'False if a source failed or did not finish in time. What was collected is included regardless.',
    }),
    summary: t.expose('summary', {
      type: ReviewSummaryRef,
      description: 'Over all reviews.',
    }),
    reviews: t.field({
      type: ReviewConnectionRef,
      args: reviewPageArgs,
      resolve: ({ taskId, readReviews }, args) => reviewPage(taskId, readReviews, args),
    }),
  }),
});
