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
import { parseOrSkip, parseStored, parseStoredJson, type ReportUnreadable } from '../unreadable.ts';
import { type Checkpoint, checkpointSchema } from './checkpoint.ts';
import type { NewEvent } from './new-event.ts';
import { instant, integer, json } from './record-values.ts';

/** The changes that an event makes to the record. */
interface Fields {
  /** Plain values. Null removes the field. */
  set: Record<string, string | number | null>;
  /** Values stored as JSON. */
  json: Record<string, unknown>;
  /** Fields set to the time of the event, unless they have a value. */
  first: string[];
}

/** Returns the changes that an event makes to the record. They match what `apply` does to a task. */
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
    case 'CopiesFound':
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
  checkpoint: z.string().optional(),
  seq: integer,
  nonce: z.string(),
});

/** The part of a record that only workers and the sweep need. */
export interface Bookkeeping {
  readonly failures: number;
  readonly checkpoint: Checkpoint;
  readonly attemptStartedAt: number | null;
}

/**
 * Parses a record. A checkpoint that cannot be read is reported, and the sources then begin anew.
 *
 * @returns undefined if the record does not exist.
 * @throws {UnreadableDataError} if a newer release wrote it, or it is damaged.
 */
export const readRecord = (
  { taskId, key }: { taskId: string; key: string },
  hash: Record<string, string>,
  report: ReportUnreadable,
): (Bookkeeping & { task: Task }) | undefined => {
  if (Object.keys(hash).length === 0) return undefined;
  const { v, input, seq, nonce, failures, checkpoint, attemptStartedAt, ...state } = parseStored(
    key,
    recordSchema,
    hash,
  );
  return {
    task: { ...input, ...state, id: taskId, position: { seq, nonce } },
    failures,
    checkpoint: readCheckpoint(key, checkpoint, report),
    attemptStartedAt,
  };
};

const readCheckpoint = (
  key: string,
  text: string | undefined,
  report: ReportUnreadable,
): Checkpoint => {
  if (text === undefined) return {};
  const parse = () => parseStoredJson(`${key}, field checkpoint`, checkpointSchema, text);
  return parseOrSkip(parse, report) ?? {};
};
