import type { Failure } from '../../contract/failure.ts';
import type { EventLog } from '../../tasks/event-log/event-log.ts';
import type { Attempt } from './attempt.ts';
import type { JobResult } from './job-result.ts';

/**
 * Runs an attempt within its time limits. At the soft limit the attempt is stopped and keeps what it has collected. At the hard limit
 * the task fails, and the attempt can no longer write.
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
  message: 'The attempt exceeded its hard time limit.',
  source: null,
  retryable: false,
};
