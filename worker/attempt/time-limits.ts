import type { Failure } from '../../contract/failure.ts';
import type { EventLog } from '../../tasks/event-log/event-log.ts';
import type { Attempt } from './attempt.ts';
import type { JobResult } from './job-result.ts';

/**
 * Runs an attempt within its limits. Behind the soft one it is asked to end with what it has; behind the hard one the task fails
 * for good, and what still runs can no longer write.
 */
export const withTimeLimits = async (
  attempt: Attempt,
  limits: { log: EventLog; softLimitMs: number; hardLimitMs: number },
  run: () => Promise<JobResult>,
): Promise<JobResult> => {
  const soft = setTimeout(() => attempt.stop('soft-limit'), limits.softLimitMs);
  let hard: NodeJS.Timeout | undefined;
  const timedOut = new Promise<JobResult>((resolve, reject) => {
    hard = setTimeout(() => {
      attempt.stop('hard-limit');
      attempt
        .write([{ type: 'TaskFailed', error: timeLimit, inMs: { expiresAt: limits.log.ttlMs } }])
        .then((written) => resolve(written ? { kind: 'done', succeeded: false } : { kind: 'done' }))
        .catch(reject);
    }, limits.hardLimitMs);
  });
  try {
    return await Promise.race([run(), timedOut]);
  } finally {
    clearTimeout(soft);
    clearTimeout(hard);
  }
};

const timeLimit: Failure = {
  code: 'TIME_LIMIT',
  message: 'The attempt ran past its hard time limit and was ended.',
  source: null,
  retryable: false,
};
