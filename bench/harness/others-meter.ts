import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import type { Redis } from 'ioredis';
import { msPerTick } from './process-group.ts';
import { sum } from './statistics.ts';
import { redisCpuMs } from './usage.ts';

/**
 * Begins to measure which share of all processors is used by programs that do not belong to the bench: numbers from a busy machine are
 * not to be published. Call the result once the processes of a measurement have ended, except for Redis. Undefined where Linux's
 * /proc is missing. Programs of the bench that end after their parents count as others, so the share is an upper bound.
 */
export const startOthersMeter = async (
  redis: Redis,
): Promise<() => Promise<number | undefined>> => {
  const before = await usedMs(redis);
  const startedAt = performance.now();
  return async () => {
    const available = (performance.now() - startedAt) * cpus().length;
    const after = await usedMs(redis);
    if (before.own === undefined || after.own === undefined) return undefined;
    const others = after.machine - before.machine - (after.own - before.own);
    return Math.max(0, others / available);
  };
};

/** Milliseconds of CPU of the whole machine, and of the bench with its processes. */
const usedMs = async (redis: Redis) => {
  const own = await ownMs();
  return {
    machine: sum(cpus().map(({ times: { user, nice, sys } }) => user + nice + sys)),
    own: own === undefined ? undefined : own + (await redisCpuMs(redis)),
  };
};

/** Of this process and of all processes that it has waited for. */
const ownMs = async (): Promise<number | undefined> => {
  const text = await readFile('/proc/self/stat', 'utf8').catch(() => undefined);
  // The name, in parentheses, may contain anything.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields && msPerTick * sum(fields.slice(11, 15).map(Number));
};
