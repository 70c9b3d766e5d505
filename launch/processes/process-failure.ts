import type { RunningProcess } from './start-process.ts';

/**
 * Rejects after the process has ended, with the outcome and its last lines of output. To be raced with what the process should do:
 * nothing is reported while nobody waits for it.
 *
 * @param name begins the error: "The worker".
 */
export const failureOf = (running: RunningProcess, name: string): Promise<never> => {
  const failed = running.ended.then((outcome): never => {
    throw processError(running, name, outcome);
  });
  failed.catch(() => undefined);
  return failed;
};

/**
 * Resolves as `readiness` does.
 *
 * @throws with the last lines of output if the process ends before that, or is not ready within `timeoutMs`.
 */
export const readyInTime = async <Ready>(
  readiness: Promise<Ready>,
  running: RunningProcess,
  name: string,
  timeoutMs: number,
): Promise<Ready> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const outcome = `was not ready within ${timeoutMs / 1000} s`;
    timer = setTimeout(() => reject(processError(running, name, outcome)), timeoutMs);
  });
  try {
    return await Promise.race([readiness, failureOf(running, name), late]);
  } finally {
    clearTimeout(timer);
  }
};

const processError = (running: RunningProcess, name: string, outcome: string): Error =>
  new Error([`${name} ${outcome}.`, ...running.lastLines()].join('\n'));
