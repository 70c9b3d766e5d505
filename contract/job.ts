import { z } from 'zod';
import { versionSchema } from './event.ts';
import { taskIdSchema } from './task-id.ts';

/** What a job carries: the task's record holds everything else. */
export const jobPayloadSchema = z.object({ v: versionSchema, taskId: taskIdSchema });

export type JobPayload = z.infer<typeof jobPayloadSchema>;
