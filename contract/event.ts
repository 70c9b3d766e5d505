import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { reviewCopySchema, reviewSchema } from './review.ts';
import { positionSchema, progressSchema, resultSchema, taskInputSchema } from './task.ts';

/**
 * The version of records, events and job payloads. Readers accept this version and the previous one, so that old and new
 * processes can run side by side during an upgrade.
 */
export const version = 1;

/** The oldest version that this release reads. */
export const oldestVersion = Math.max(1, version - 1);

export const versionSchema = z.number().int().min(oldestVersion).max(version);

const envelope = positionSchema.extend({
  v: versionSchema,
  taskId: z.string(),
  /** When the event was written, by the clock of Redis, in milliseconds since 1970. */
  at: z.number().int(),
  attempt: z.number().int(),
  /** The nonce of the previous event. It reveals events that a failover lost and whose numbers were reused. */
  previousNonce: z.string().optional(),
  /** The `traceparent` of the span that wrote the event. Only traced processes add it. */
  trace: z.string().optional(),
});

/**
 * When Redis deletes the finished task, its log and its reviews, in milliseconds since 1970. Null for a task of a collection, which is
 * kept until the collection has ended.
 */
const expiry = { expiresAt: z.number().int().nullable() };

/** One entry of a task's log, as Redis stores and publishes it. */
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
    type: z.literal('CopiesFound'),
    /** The review that stands in those places too. An earlier event has it. */
    fingerprint: z.string(),
    copies: z.array(reviewCopySchema),
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

/**
 * An event of a type that this release does not know. Only its envelope is read: readers move past its position and keep
 * everything else as it is.
 */
export const unknownEventSchema = envelope.extend({ type: z.string().transform(() => null) });

export type UnknownEvent = z.infer<typeof unknownEventSchema>;

/** What a log contains: the events of this release, and those that newer releases wrote. */
export type LoggedEvent = TaskEvent | UnknownEvent;

export const isKnownEvent = <Event extends { type: string | null }>(
  event: Event,
): event is Exclude<Event, { type: null }> => event.type !== null;

export const isEventType = (type: string): type is TaskEventType => eventTypes.has(type);

const eventTypes = new Set<string>(
  taskEventSchema.options.flatMap(({ shape }) => [...shape.type.values]),
);

/** The events that end a log. */
export const finalEventTypes: readonly TaskEventType[] = [
  'TaskSucceeded',
  'TaskFailed',
  'TaskRevoked',
];

export const isFinalEvent = (event: { type: string | null }): boolean =>
  finalEventTypes.some((type) => type === event.type);
