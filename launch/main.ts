import { buildWebApplication } from './build-web-application.ts';
import { dataPath } from './data-path.ts';
import { runUntilInterrupted } from './run-until-interrupted.ts';
import { serveUntilStopped } from './serve-until-stopped.ts';
import { startStack } from './start-stack.ts';

// `npm start`: the whole stack with the sources that the environment configures, until Ctrl-C.
await runUntilInterrupted(async ({ signal, onExit }) => {
  await buildWebApplication((line) => console.error(line));
  const stack = await startStack({
    redisDir: dataPath('redis'),
    keepData: true,
    environment: {},
    notify: (line) => console.error(line),
    log: (line) => console.log(line),
    signal,
  });
  onExit(() => stack.stop());
  await serveUntilStopped(stack, signal);
});
