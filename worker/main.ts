import { createLogger } from '../process/logger.ts';
import { runUntilSignal } from '../process/run-until-signal.ts';
import { startTracing } from '../process/tracing.ts';
import { workerConfig } from './config.ts';
import { startWorker } from './start-worker.ts';

await runUntilSignal(async () => {
  const options = workerConfig(process.env);
  const tracing = await startTracing(options.tracing, createLogger('worker', options.logLevel));
  const { id, stop, stopped } = await startWorker(options);
  const announcement = `ready worker ${id}`;
  return { stop: () => stop().finally(tracing.stop), stopped, announcement };
});
