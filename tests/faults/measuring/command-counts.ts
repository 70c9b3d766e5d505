import type { Connection } from '../../../redis/connections.ts';

/** How often Redis has executed each command, by command name. Includes commands called by scripts. */
export const commandCounts = async (
  redis: Pick<Connection, 'call'>,
): Promise<ReadonlyMap<string, number>> => {
  const info = String(await redis.call('INFO', 'commandstats'));
  const counts = new Map<string, number>();
  for (const [, name = '', calls] of info.matchAll(/^cmdstat_([^:]+):calls=(\d+)/gm)) {
    // INFO counts itself.
    if (name !== 'info') counts.set(name, Number(calls));
  }
  return counts;
};

/** How often each command was executed between two counts. */
export const countsBetween = (
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Record<string, number> => {
  const executed: Record<string, number> = {};
  for (const [name, calls] of after) {
    const more = calls - (before.get(name) ?? 0);
    if (more > 0) executed[name] = more;
  }
  return executed;
};

/** How many reads Redis has made from its connections. A pipeline takes about one. */
export const readsOf = async (redis: Connection): Promise<number> => {
  const info = String(await redis.call('INFO', 'stats'));
  return Number(/^total_reads_processed:(\d+)/m.exec(info)?.[1]);
};
