import { z } from 'zod';
import { versionSchema } from './event.ts';
import { taskIdSchema } from './task-id.ts';

/** The payload of a job. Everything else is in the task's record. */
export const jobPayloadSchema = z.object({ v: versionSchema, taskId: taskIdSchema });

export type JobPayload = z.infer<typeof jobPayloadSchema>;
