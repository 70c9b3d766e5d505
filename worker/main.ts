import { runUntilSignal } from '../process/run-until-signal.ts';
import { workerConfig } from './config.ts';
import { startWorker } from './start-worker.ts';

await runUntilSignal(async () => {
  const { id, stop } = await startWorker(workerConfig(process.env));
  return { stop, announcement: `ready worker ${id}` };
});
