import { once } from 'node:events';
import type { Stack } from './start-stack.ts';

/**
 * Prints the addresses of the stack, and resolves when `signal` aborts.
 *
 * @throws if the server or the worker exits before that.
 */
export const serveUntilStopped = async (stack: Stack, signal: AbortSignal): Promise<void> => {
  console.log(`
  Web application   ${new URL('/', stack.url)}
  GraphiQL          ${stack.url}

  Press Ctrl-C to stop.
`);
  if (signal.aborted) return;
  const stopped = once(signal, 'abort').then(() => undefined);
  const failure = await Promise.race([stopped, stack.died]);
  if (failure !== undefined) throw failure;
};
