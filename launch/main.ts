import { buildApplication } from './build-application.ts';
import { dataPath } from './data-path.ts';
import { runUntilInterrupted } from './run-until-interrupted.ts';
import { serve } from './serve.ts';
import { startStack } from './stack.ts';

/** `npm start`: the whole stack with the sources that the environment configures, until Ctrl-C. */
await runUntilInterrupted(async ({ signal, closeAtEnd }) => {
  await buildApplication((line) => console.error(line));
  const stack = await startStack({
    redisDir: dataPath('redis'),
    keepData: true,
    environment: {},
    say: (line) => console.error(line),
    log: (line) => console.log(line),
    signal,
  });
  closeAtEnd(() => stack.stop());
  await serve(stack, signal);
});
