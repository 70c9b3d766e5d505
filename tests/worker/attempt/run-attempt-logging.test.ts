import { pino } from 'pino';
import { expect, test } from 'vitest';
import { runAttempt } from '../../../worker/attempt/run-attempt.ts';
import { SourceError } from '../../../worker/source/source-error.ts';
import { openTestDeployment } from '../../support/tasks/test-deployment.ts';
import { fakeSource, pagedSource } from '../../support/worker/fake-source.ts';
import { startTask, testContext } from '../../support/worker/test-tasks.ts';

const role = 'work' as const;

/** A logger that records its lines. */
const recordingLogger = () => {
  const lines: Record<string, unknown>[] = [];
  const logger = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });
  return { logger, lines };
};

test('a task logs a line for each attempt that starts and one when it is settled', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const { logger, lines } = recordingLogger();
  const sources = [pagedSource('woocommerce', { total: 3, size: 2 })];
  await runAttempt(taskId, testContext(deployment, { sources, logger }));
  expect(lines).toMatchObject([
    { msg: 'attempt started', taskId, kind: 'STORE', attempt: 1 },
    {
      msg: 'task settled',
      taskId,
      status: 'SUCCESS',
      attempt: 1,
      durationMs: expect.any(Number),
      found: 3,
      complete: true,
      sources: { woocommerce: { found: 3, dropped: 0, status: 'DONE' } },
    },
  ]);
});

test('a retry logs when and why', async () => {
  const deployment = openTestDeployment({ role });
  const taskId = await startTask(deployment);
  const { logger, lines } = recordingLogger();
  const down = fakeSource('woocommerce', () => {
    throw new SourceError('SOURCE_UNREACHABLE', 'The shop is down.', { retryable: true });
  });
  const result = await runAttempt(taskId, testContext(deployment, { sources: [down], logger }));
  const retryAt = result.kind === 'delayed' ? new Date(result.at).toISOString() : undefined;
  expect(lines.at(-1)).toMatchObject({
    msg: 'task retried',
    taskId,
    attempt: 1,
    retryAt,
    code: 'ALL_SOURCES_FAILED',
  });
});
