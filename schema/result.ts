import type { Review } from '../contract/review.ts';
import type { Result } from '../contract/task.ts';
import { builder } from './builder.ts';
import { ReviewConnectionRef, reviewPageArgs } from './review-connection.ts';
import { reviewPage } from './review-page.ts';
import { ReviewSummaryRef } from './summary.ts';

/** A result as it is served: a task and an event hold the same result, and each knows its own way to the reviews. */
interface ServedResult extends Result {
  readonly taskId: string;
  /** Reads the reviews, in the order of collecting; asked only when they are selected. */
  readonly collected: () => Promise<readonly Review[]>;
}

export const ReviewResultRef = builder.objectRef<ServedResult>('ReviewResult').implement({
  fields: (t) => ({
    complete: t.exposeBoolean('complete', {
      description:
        'False when some source failed: the reviews of the others are here all the same.',
    }),
    summary: t.expose('summary', { type: ReviewSummaryRef }),
    reviews: t.field({
      type: ReviewConnectionRef,
      args: reviewPageArgs,
      resolve: ({ taskId, collected }, args) => reviewPage(taskId, collected, args),
    }),
  }),
});
