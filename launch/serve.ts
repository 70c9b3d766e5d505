import { once } from 'node:events';
import type { Stack } from './stack.ts';

/**
 * Prints where the stack can be reached, and resolves once `signal` aborts.
 *
 * @throws when the server or the worker dies before.
 */
export const serve = async (stack: Stack, signal: AbortSignal): Promise<void> => {
  const page = new URL('/', stack.url);
  console.log(`
  Page       ${page}
  GraphiQL   ${stack.url}

  Press Ctrl-C to stop.
`);
  if (signal.aborted) return;
  const stopped = once(signal, 'abort').then(() => undefined);
  const failure = await Promise.race([stopped, stack.died]);
  if (failure !== undefined) throw failure;
};
