import type { TaskStatus } from '../contract/task.ts';
import { builder } from './builder.ts';

export const TaskStatusRef = builder.enumType('TaskStatus', {
  description: 'The states of a task, named as in Celery.',
  values: {
    PENDING: { description: 'Accepted and waiting for a worker.' },
    STARTED: { description: 'A worker is collecting.' },
    RETRY: { description: 'An attempt failed or was handed back, and the next one is scheduled.' },
    SUCCESS: {
      description: 'Finished with a result. `result.complete` says whether every source finished.',
    },
    FAILURE: {
      description: 'Finished without a result: every source failed, or time or attempts ran out.',
    },
    REVOKED: { description: 'Canceled.' },
  } satisfies Record<TaskStatus, { description: string }>,
});
