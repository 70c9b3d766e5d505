import type { Connection } from '../../../redis/connections.ts';

/** How often Redis ran each command so far, by its name; scripts' own commands included. */
export const commandCounts = async (redis: Connection): Promise<ReadonlyMap<string, number>> => {
  const info = String(await redis.call('INFO', 'commandstats'));
  const counts = new Map<string, number>();
  for (const [, name = '', calls] of info.matchAll(/^cmdstat_([^:]+):calls=(\d+)/gm)) {
    // Asking is counted too.
    if (name !== 'info') counts.set(name, Number(calls));
  }
  return counts;
};

/** What was run between two counts. */
export const countsBetween = (
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Record<string, number> => {
  const run: Record<string, number> = {};
  for (const [name, calls] of after) {
    const more = calls - (before.get(name) ?? 0);
    if (more > 0) run[name] = more;
  }
  return run;
};

/** How often Redis has read from a connection so far: a pipeline is read at once, or nearly so. */
export const readsOf = async (redis: Connection): Promise<number> => {
  const info = String(await redis.call('INFO', 'stats'));
  return Number(/^total_reads_processed:(\d+)/m.exec(info)?.[1]);
};
