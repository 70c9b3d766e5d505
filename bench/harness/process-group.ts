import { readdir, readFile } from 'node:fs/promises';
import { sum } from './statistics.ts';

/**
 * Milliseconds of CPU, of user and system, of the processes of a group that live, for programs that do not run on Node. Reads Linux's
 * /proc, which counts in steps of 10 ms.
 */
export const cpuMsOfGroup = async (group: number): Promise<number> => {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(names.map((name) => statOf(name)));
  return msPerTick * sum(stats.map((stat) => (stat?.group === group ? stat.ticks : 0)));
};

/** What Linux uses on all common machines. */
export const msPerTick = 10;

/** Undefined if the process has ended. */
const statOf = async (pid: string) => {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name, in parentheses, may contain anything.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  if (!fields) return undefined;
  return { group: Number(fields[2]), ticks: Number(fields[11]) + Number(fields[12]) };
};
