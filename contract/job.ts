import { z } from 'zod';
import { version, versionSchema } from './event.ts';
import { taskIdSchema } from './task-id.ts';

/** The payload of a job, whose ID is the task's. Everything else is in the task's record. */
export const jobPayloadSchema = z.object({
  v: versionSchema,
  taskId: taskIdSchema,
  /** The caller, with whose other tasks it shares the queue. Missing in jobs of earlier releases. */
  owner: z.string().default(''),
});

export type JobPayload = z.infer<typeof jobPayloadSchema>;

/** Whether a newer release wrote the payload, so that only its workers know what the job means. */
export const isOfNewerRelease = (payload: unknown): boolean =>
  newerSchema.safeParse(payload).success;

const newerSchema = z.object({ v: z.number().gt(version) });
