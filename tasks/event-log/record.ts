import { z } from 'zod';
import { version, versionSchema } from '../../contract/event.ts';
import { failureSchema } from '../../contract/failure.ts';
import {
  progressSchema,
  resultSchema,
  type Task,
  taskInputSchema,
  taskStatusSchema,
} from '../../contract/task.ts';
import { checkpointSchema } from './checkpoint.ts';
import type { NewEvent } from './new-event.ts';

/** What an event changes in the record: the counterpart of `apply`, as fields of a hash. */
interface Fields {
  /** Plain values; null removes the field. */
  set: Record<string, string | number | null>;
  /** Values kept as JSON. */
  json: Record<string, unknown>;
  /** Fields that take the event's instant, unless they hold one. */
  first: string[];
}

export const fieldsOf = (event: NewEvent): Fields => {
  switch (event.type) {
    case 'TaskQueued':
      return {
        set: { v: version, status: 'PENDING' },
        json: { input: event.input, progress: event.progress },
        first: ['createdAt'],
      };
    case 'TaskStarted':
      return {
        set: { status: 'STARTED', error: null, retryAt: null },
        json: {},
        first: ['startedAt'],
      };
    case 'TaskProgressed':
      return { set: {}, json: { progress: event.progress }, first: [] };
    case 'ReviewsFound':
      return { set: {}, json: {}, first: [] };
    case 'TaskRetrying':
      return { set: { status: 'RETRY' }, json: { error: event.error }, first: [] };
    case 'TaskSucceeded':
      return {
        set: { status: 'SUCCESS', error: null, retryAt: null },
        json: { result: event.result, progress: event.progress },
        first: ['finishedAt'],
      };
    case 'TaskFailed':
      return {
        set: { status: 'FAILURE', retryAt: null },
        json: { error: event.error },
        first: ['finishedAt'],
      };
    case 'TaskRevoked':
      return {
        set: { status: 'REVOKED', error: null, retryAt: null },
        json: {},
        first: ['finishedAt'],
      };
  }
};

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is no JSON' });
    return z.NEVER;
  }
});

const integer = z.coerce.number().int();
const instant = integer.nullable().default(null);

const recordSchema = z.object({
  v: z.coerce.number().pipe(versionSchema),
  input: json.pipe(taskInputSchema),
  status: taskStatusSchema,
  attempt: integer,
  progress: json.pipe(progressSchema),
  result: json.pipe(resultSchema).nullable().default(null),
  error: json.pipe(failureSchema).nullable().default(null),
  retryAt: instant,
  createdAt: integer,
  startedAt: instant,
  finishedAt: instant,
  expiresAt: instant,
  attemptStartedAt: instant,
  failures: integer.default(0),
  checkpoint: json.pipe(checkpointSchema).default({}),
  seq: integer,
  nonce: z.string(),
});

/** What only those that run and settle tasks want of a record. */
export type Bookkeeping = Pick<
  z.infer<typeof recordSchema>,
  'failures' | 'checkpoint' | 'attemptStartedAt'
>;

/** Reads a record; undefined where there is none. */
export const readRecord = (
  taskId: string,
  hash: Record<string, string>,
): (Bookkeeping & { task: Task }) | undefined => {
  if (Object.keys(hash).length === 0) return undefined;
  const { v, input, seq, nonce, failures, checkpoint, attemptStartedAt, ...state } =
    recordSchema.parse(hash);
  return {
    task: { ...input, ...state, id: taskId, position: { seq, nonce } },
    failures,
    checkpoint,
    attemptStartedAt,
  };
};
