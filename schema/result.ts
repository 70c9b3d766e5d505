import type { Result, Task } from '../contract/task.ts';
import { builder } from './builder.ts';
import { ofTask } from './collected-reviews.ts';
import { ReviewConnectionRef, reviewPageArgs } from './review-connection.ts';
import { everyReview } from './review-matcher.ts';
import { reviewPage } from './review-page.ts';
import { ReviewSummaryRef } from './summary.ts';
import { servedThemes } from './theme.ts';

/** A result with access to its task: a task and a final event share the result but read the task differently. */
interface ServedResult extends Result {
  readonly taskId: string;
  /** Called only if reviews are needed. */
  readonly readTask: () => Promise<Task>;
}

export const ReviewResultRef = builder.objectRef<ServedResult>('ReviewResult').implement({
  fields: (t) => ({
    complete: t.exposeBoolean('complete', {
      description:
        'False if a source failed or did not finish in time. What was collected is included regardless.',
    }),
    summary: t.field({
      type: ReviewSummaryRef,
      description: 'Over all reviews; `Task.summary` takes a filter.',
      resolve: ({ summary, readTask }, _args, { tasks }) => ({
        ...summary,
        details: async () => tasks.summary(await readTask(), everyReview),
        themes: async () => {
          const task = await readTask();
          const readReviews = async () => ofTask(task.id, await tasks.reviews(task));
          return servedThemes(tasks.themes(task, everyReview), readReviews);
        },
      }),
    }),
    reviews: t.field({
      type: ReviewConnectionRef,
      args: reviewPageArgs,
      resolve: ({ taskId, readTask }, args, { tasks }) =>
        reviewPage(async () => ofTask(taskId, await tasks.reviews(await readTask())), args),
    }),
  }),
});
