import { decodeCursor, encodeCursor } from '../../../contract/cursor.ts';
import { isFinal, taskStatusSchema } from '../../../contract/task.ts';
import type { EventLog } from '../../../tasks/event-log/event-log.ts';
import { compare } from '../harness/compare.ts';
import { type Findings, noFindings } from '../harness/findings.ts';
import type { Given } from '../harness/watcher.ts';
import type { State } from './paused-reader.ts';

/** The whole log of a task, as a watcher is given it. */
export const keptLog = async (log: EventLog, taskId: string): Promise<Given[]> => {
  const kept: Given[] = [];
  for (let from = 1; ; ) {
    const page = await log.read(taskId, from, pageSize);
    for (const event of page) {
      const reviewIds =
        event.type === 'ReviewsFound' ? event.reviews.map(({ fingerprint }) => fingerprint) : [];
      kept.push({ cursor: encodeCursor(event), type: event.type, reviewIds });
    }
    from += page.length;
    if (page.length < pageSize) return kept;
  }
};

/** Holds what one reader was given, over all its connections, against the log. */
export const judgeEvents = (log: readonly Given[], given: readonly Given[]): Findings => {
  const name = `A reader of ${log[0]?.cursor}`;
  return compare({ name, given, over: Promise.resolve(), problem: undefined }, log, false);
};

/** What a reader of states was given: only forward, and the final one last. */
export const judgeStates = (states: readonly State[]): Findings => {
  const numbers = states.map(({ cursor }) => decodeCursor(cursor)?.seq ?? 0);
  const backwards = numbers.filter((number, i) => number < (numbers[i - 1] ?? 0)).length;
  const last = taskStatusSchema.safeParse(states.at(-1)?.status).data;
  const isOver = last !== undefined && isFinal(last);
  return {
    ...noFindings,
    watchers: 1,
    deliveries: states.length,
    lost: isOver ? 0 : 1,
    doubled: numbers.length - new Set(numbers).size,
    reordered: backwards,
    details: isOver
      ? []
      : [`A reader of states was given ${numbers.join(' ')}, ending in ${last}.`],
  };
};

const pageSize = 100;
