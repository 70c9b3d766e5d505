import { runUntilSignal } from '../process/run-until-signal.ts';
import { workerConfig } from './config.ts';
import { startWorker } from './start-worker.ts';

await runUntilSignal(async () => {
  const { id, stop, stopped } = await startWorker(workerConfig(process.env));
  // An operator may drain it.
  void stopped.then(() => process.exit(0));
  return { stop, announcement: `ready worker ${id}` };
});
