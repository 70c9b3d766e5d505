import type { TaskInput } from '../contract/task.ts';

/** Milliseconds that a finished task is kept. @param defaults `ttlMs`: unless it was started with another time. */
export const keepMsOf = (
  { keepFor }: Pick<TaskInput, 'keepFor'>,
  { ttlMs }: { readonly ttlMs: number },
): number => (keepFor === undefined ? ttlMs : keepFor * 1000);
