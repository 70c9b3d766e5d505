import { decodeCursor, encodeCursor } from '../../../contract/cursor.ts';
import { isKnownEvent } from '../../../contract/event.ts';
import { isFinal, taskStatusSchema } from '../../../contract/task.ts';
import type { EventLog } from '../../../tasks/event-log/event-log.ts';
import { compareWithLog } from '../harness/compare-with-log.ts';
import { type Findings, noFindings } from '../harness/findings.ts';
import type { Delivery } from '../harness/watcher.ts';
import type { State } from './pausable-reader.ts';

/** Reads a task's whole log in the form in which watchers receive it. */
export const readLog = async (log: EventLog, taskId: string): Promise<Delivery[]> => {
  const entries: Delivery[] = [];
  for (let from = 1; ; ) {
    const page = await log.read(taskId, from, pageSize);
    for (const event of page.filter(isKnownEvent)) {
      const reviewIds =
        event.type === 'ReviewsFound' ? event.reviews.map(({ fingerprint }) => fingerprint) : [];
      entries.push({ cursor: encodeCursor(event), type: event.type, reviewIds });
    }
    from += page.length;
    if (page.length < pageSize) return entries;
  }
};

/** Compares what one reader received over all its connections with the log. */
export const auditEvents = (
  log: readonly Delivery[],
  deliveries: readonly Delivery[],
): Findings => {
  const name = `The reader of ${log[0]?.cursor}`;
  return compareWithLog({ name, deliveries, problem: undefined }, log, false);
};

/** Checks that a reader of states never went backwards and received the final state last. */
export const auditStates = (states: readonly State[]): Findings => {
  const numbers = states.map(({ cursor }) => decodeCursor(cursor)?.seq ?? 0);
  const backwards = numbers.filter((number, i) => number < (numbers[i - 1] ?? 0)).length;
  const last = taskStatusSchema.safeParse(states.at(-1)?.status).data;
  const isFinished = last !== undefined && isFinal(last);
  return {
    ...noFindings,
    watchers: 1,
    deliveries: states.length,
    lost: isFinished ? 0 : 1,
    duplicated: numbers.length - new Set(numbers).size,
    reordered: backwards,
    details: isFinished
      ? []
      : [`A reader of states received ${numbers.join(' ')} and ended at ${last}.`],
  };
};

const pageSize = 100;
