import { z } from 'zod';
import type { Review } from '../../contract/review.ts';
import { type Task, taskStatusSchema } from '../../contract/task.ts';

const reviewSchema = z.strictObject({
  id: z.string().describe("Unique to this task's copy of the review."),
  fingerprint: z.string().describe('The same review has the same fingerprint in every task.'),
  source: z.string(),
  kind: z.enum(['community', 'store', 'google']),
  author: z.string().nullable(),
  title: z.string().nullable(),
  body: z.string().describe('Plain text, without markup or entities.'),
  rating: z
    .number()
    .min(1)
    .max(5)
    .nullable()
    .describe("Whatever the source's scale. Null if the review has no rating."),
  url: z.string().nullable(),
  published_at: z.iso.datetime().nullable(),
  verified_purchase: z.boolean().nullable(),
  helpful_votes: z.int().nullable().describe('Votes, points, or likes.'),
  product_title: z
    .string()
    .nullable()
    .describe('The product that the review is about, as its source names it.'),
  sentiment: z
    .number()
    .min(-1)
    .max(1)
    .nullable()
    .describe('How favorable the text is. Null if its language is not supported.'),
});

const result = z.strictObject({
  product_name: z.string(),
  total: z.int().describe('The number of reviews.'),
  average_rating: z.number().nullable(),
  rating_histogram: z
    .array(z.int())
    .length(5)
    .describe('The number of reviews with 1, 2, 3, 4, and 5 stars.'),
  complete: z
    .boolean()
    .describe(
      'False if a source failed or did not finish in time. What was collected is included regardless.',
    ),
  reviews: z.array(reviewSchema).describe('Every review, in the order of collection.'),
});

const taskId = z.string().describe('Identifies the task, as returned when it was started.');

const status = taskStatusSchema.describe(
  'PENDING until a worker takes the task, STARTED while it collects, RETRY between two attempts. SUCCESS, FAILURE, and REVOKED (canceled) are final.',
);

/** The response to a request that starts a task. */
export const startedSchema = z.strictObject({ task_id: taskId, status });

/** The state of a task. */
export const taskStateSchema = z.strictObject({
  task_id: taskId,
  status,
  result: result.nullable().describe('Null unless the status is SUCCESS.'),
  error: z
    .string()
    .nullable()
    .describe('Why the task ended without a result. Null unless the status is FAILURE or REVOKED.'),
});

export type TaskState = z.infer<typeof taskStateSchema>;

/** The state of a task, with the first fields of its result. `reviews` of it are empty. */
export const taskStateOf = (task: Task): TaskState => ({
  task_id: task.id,
  status: task.status,
  result: task.status === 'SUCCESS' ? resultOf(task) : null,
  error: errorOf(task),
});

/** What {@link TaskState} has of one review. */
export const reviewOf = (taskId: string, review: Review): z.infer<typeof reviewSchema> => ({
  id: `${taskId}-${review.fingerprint}`,
  fingerprint: review.fingerprint,
  source: review.source,
  kind: lowerCase[review.kind],
  author: review.author,
  title: review.title,
  body: review.body,
  rating: review.rating,
  url: review.url,
  published_at: review.publishedAt === null ? null : new Date(review.publishedAt).toISOString(),
  verified_purchase: review.verifiedPurchase,
  helpful_votes: review.helpfulVotes,
  product_title: review.productTitle,
  sentiment: review.sentiment,
});

const lowerCase = { COMMUNITY: 'community', STORE: 'store', GOOGLE: 'google' } as const;

const resultOf = ({ productName, result }: Task): TaskState['result'] =>
  result && {
    product_name: productName,
    total: result.summary.count,
    average_rating: result.summary.averageRating,
    rating_histogram: result.summary.ratingHistogram,
    complete: result.complete,
    reviews: [],
  };

/** Old clients stop at any error, so that of an attempt that will be retried is omitted. */
const errorOf = ({ status, error }: Task): string | null => {
  if (status === 'REVOKED') return 'The task was canceled.';
  return status === 'FAILURE' ? (error?.message ?? 'The task failed.') : null;
};
