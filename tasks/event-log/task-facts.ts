import { z } from 'zod';
import { versionSchema } from '../../contract/event.ts';
import { failureSchema } from '../../contract/failure.ts';
import { resultSchema, taskInputSchema, taskStatusSchema } from '../../contract/task.ts';
import type { Connection } from '../../redis/connections.ts';
import { hmgetEach } from '../../redis/hmget-each.ts';
import {
  parseOrSkip,
  parseStored,
  type ReportUnreadable,
  readKey,
  skipUnreadable,
} from '../unreadable.ts';
import { instant, integer, json } from './record-values.ts';

/** What lists of tasks are filtered by. A task has the same fields, except `retriedBy`. */
export type TaskFacts = Omit<z.infer<typeof factsSchema>, 'v' | 'input'> &
  z.infer<typeof factsSchema>['input'] & { readonly id: string };

/**
 * Reads the facts of each record, with one round trip to each Redis node. Records that do not exist are undefined, and so are those that
 * cannot be read, which are reported.
 */
export const readFacts = async (
  redis: Connection,
  records: readonly { readonly taskId: string; readonly key: string }[],
  report: ReportUnreadable,
): Promise<(TaskFacts | undefined)[]> => {
  const keys = records.map(({ key }) => key);
  const values = await hmgetEach(redis, keys, fields).catch(() =>
    // One of the keys may have another Redis type.
    Promise.all(
      keys.map(async (key) => {
        const reading = readKey(key, redis.hmget(key, ...fields));
        return (await reading.catch(skipUnreadable(report))) ?? [];
      }),
    ),
  );
  return records.map((record, i) => parseOrSkip(() => parseFacts(record, values[i] ?? []), report));
};

const fields = [
  'v',
  'status',
  'input',
  'createdAt',
  'expiresAt',
  'error',
  'result',
  'retriedBy',
] as const;

const parseFacts = (
  { taskId, key }: { readonly taskId: string; readonly key: string },
  values: readonly (string | null)[],
): TaskFacts | undefined => {
  if (values.every((value) => value === null)) return undefined;
  const hash = Object.fromEntries(fields.map((name, i) => [name, values[i] ?? undefined]));
  const { v, input, ...facts } = parseStored(key, factsSchema, hash);
  return { ...input, ...facts, id: taskId };
};

const factsSchema = z.object({
  v: z.coerce.number().pipe(versionSchema),
  status: taskStatusSchema,
  input: json.pipe(
    taskInputSchema.pick({
      kind: true,
      productName: true,
      owner: true,
      scheduleId: true,
      collection: true,
    }),
  ),
  createdAt: integer,
  expiresAt: instant,
  error: json
    .pipe(failureSchema.pick({ code: true }))
    .nullable()
    .default(null),
  result: json
    .pipe(resultSchema.pick({ complete: true }))
    .nullable()
    .default(null),
  /** The task that runs it again; null if there is none. */
  retriedBy: z.string().nullable().default(null),
});
