import { pino } from 'pino';
import { expect, test } from 'vitest';
import { acceptTask } from '../../server/ports/start-task.ts';
import { TaskStarter } from '../../tasks/task-starter.ts';
import { inputOf } from '../support/contract/samples.ts';
import { openTestDeployment } from '../support/tasks/test-deployment.ts';

test('each accepted task is logged in one line, new or joined', async () => {
  const lines: unknown[] = [];
  const logger = pino(
    { base: null, timestamp: false },
    { write: (line) => lines.push(JSON.parse(line)) },
  );
  const access = { apiKeys: [], operatorKeys: [], tokenSecret: 'secret' };
  const deployment = openTestDeployment();
  const starter = new TaskStarter(deployment);
  const eventLog = deployment.log;
  const accept = () =>
    acceptTask({ eventLog, starter, access, startLimiter: undefined, logger }, inputOf(), {
      key: 'k',
    });

  const { task } = await accept();
  await accept();

  const { id: taskId, kind, sources, maxReviews } = task;
  const line = { level: 30, taskId, kind, sources, maxReviews, msg: 'task accepted' };
  expect(lines).toEqual([
    { ...line, joined: false },
    { ...line, joined: true },
  ]);
});
