import { z } from 'zod';
import { type Task, taskStatusSchema } from '../../contract/task.ts';
import { restReviewSchema } from './rest-review.ts';

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
  reviews: z.array(restReviewSchema).describe('Every review, in the order of collection.'),
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
