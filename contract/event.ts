import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { reviewSchema } from './review.ts';
import { positionSchema, progressSchema, resultSchema, taskInputSchema } from './task.ts';

/**
 * Version of records, events and job payloads. A reader accepts its own and the one before, so that old and new processes
 * run side by side during an upgrade.
 */
export const version = 1;

export const versionSchema = z
  .number()
  .int()
  .min(Math.max(1, version - 1))
  .max(version);

const envelope = positionSchema.extend({
  v: versionSchema,
  taskId: z.string(),
  /** When Redis wrote it, in milliseconds since 1970. */
  at: z.number().int(),
  attempt: z.number().int(),
  /** The nonce of the event before it: a failover that takes events back lets others come under their numbers. */
  previousNonce: z.string().optional(),
});

/** When a finished task and all that belongs to it is forgotten. */
const expiry = { expiresAt: z.number().int() };

/** One entry of a task's log: what Redis keeps, what it publishes and what clients are given. */
export const taskEventSchema = z.discriminatedUnion('type', [
  envelope.extend({
    type: z.literal('TaskQueued'),
    input: taskInputSchema,
    progress: progressSchema,
  }),
  envelope.extend({ type: z.literal('TaskStarted'), worker: z.string() }),
  envelope.extend({ type: z.literal('TaskProgressed'), progress: progressSchema }),
  envelope.extend({
    type: z.literal('ReviewsFound'),
    source: z.string(),
    reviews: z.array(reviewSchema),
  }),
  envelope.extend({
    type: z.literal('TaskRetrying'),
    progress: progressSchema,
    error: failureSchema,
    retryAt: z.number().int(),
  }),
  envelope.extend({
    type: z.literal('TaskSucceeded'),
    result: resultSchema,
    progress: progressSchema,
    ...expiry,
  }),
  envelope.extend({
    type: z.literal('TaskFailed'),
    progress: progressSchema,
    error: failureSchema,
    ...expiry,
  }),
  envelope.extend({ type: z.literal('TaskRevoked'), progress: progressSchema, ...expiry }),
]);

export type TaskEvent = z.infer<typeof taskEventSchema>;

export type TaskEventType = TaskEvent['type'];

/** The events behind which nothing follows. */
export const finalEventTypes: readonly TaskEventType[] = [
  'TaskSucceeded',
  'TaskFailed',
  'TaskRevoked',
];

export const isFinalEvent = (event: { type: string }): boolean =>
  finalEventTypes.some((type) => type === event.type);
