import { readdir, readFile } from 'node:fs/promises';

export interface GroupUsage {
  /** Of user and system, of the processes that live. */
  readonly cpuMs: number;
  /** Resident bytes; pages that processes share are counted for each. */
  readonly rss: number;
}

/** What the processes of a group use, for programs that do not run on Node. Reads Linux's /proc, which counts CPU in steps of 10 ms. */
export const usageOfGroup = async (group: number): Promise<GroupUsage> => {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(names.map((name) => statOf(name)));
  const own = stats.filter((stat) => stat?.group === group);
  return {
    cpuMs: own.reduce((total, stat) => total + (stat?.ticks ?? 0) * msPerTick, 0),
    rss: own.reduce((total, stat) => total + (stat?.pages ?? 0) * pageBytes, 0),
  };
};

/** What Linux uses on all common machines. */
const msPerTick = 10;
const pageBytes = 4096;

/** Undefined if the process has ended. */
const statOf = async (pid: string) => {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name, in parentheses, may contain anything.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  if (!fields) return undefined;
  return {
    group: Number(fields[2]),
    ticks: Number(fields[11]) + Number(fields[12]),
    pages: Number(fields[21]),
  };
};
