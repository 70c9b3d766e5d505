import { finishTask } from '../../tasks/finish-task.ts';
import { listedTask } from '../../tasks/listed-task.ts';
import { randomTaskId } from '../../tasks/task-id.ts';
import { inputOf, progressOf } from '../../tests/support/contract/samples.ts';
import { FakeWorker } from '../../tests/support/server/fake-worker.ts';
import type { Stage } from '../harness/stage.ts';
import { openWriter, owner } from './reviewcast.ts';

/** Writes this many tasks that have succeeded, as they are after starting and collecting them. */
export const writeFinishedTasks = async (stage: Stage, tasks: number): Promise<void> => {
  await using writer = openWriter(stage);
  const { log, index } = writer;
  let next = 0;
  const writeInTurn = async (): Promise<void> => {
    while (next < tasks) {
      const taskId = randomTaskId();
      const input = inputOf({ owner, productName: `Halden Arc ${next++}` });
      await index.add(listedTask(taskId, input));
      await log.create(taskId, input, progressOf());
      const worker = new FakeWorker(log, taskId);
      await worker.claim();
      await worker.succeed();
      const task = await log.find(taskId);
      if (task) await finishTask(task, writer);
    }
  };
  await Promise.all(Array.from({ length: writtenAtOnce }, writeInTurn));
};

const writtenAtOnce = 50;
