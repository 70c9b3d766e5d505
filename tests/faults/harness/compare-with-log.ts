import { decodeCursor } from '../../../contract/cursor.ts';
import { type Findings, noFindings } from './findings.ts';
import { withoutRolledBack } from './rolled-back.ts';
import type { Delivery, Watcher } from './watcher.ts';

type Entry = Omit<Delivery, 'type'> & { readonly type: string };

/**
 * Compares what one watcher received with the task's log.
 *
 * @param passedOver the types of events that it need not receive.
 */
export const compareWithLog = (
  { name, deliveries, problem }: Omit<Watcher, 'done'>,
  log: readonly Entry[],
  mayResync: boolean,
  passedOver: readonly string[] = [],
): Findings => {
  const problems = problem === undefined ? [] : [problem];
  if (!mayResync && deliveries.some(({ type }) => type === 'TaskResynced')) {
    problems.push(`${name} was resynced although nothing was rolled back.`);
  }
  const logged = new Set(log.map(({ cursor }) => cursor));
  const remaining = mayResync
    ? withoutRolledBack(name, deliveries, ({ cursor }) => logged.has(cursor))
    : undefined;
  problems.push(...(remaining?.problems ?? []));
  const expected = new Map(
    log.slice(remaining?.from ?? 0, remaining?.to).map((entry) => [entry.cursor, entry]),
  );

  const seen = new Set<string>();
  let duplicated = 0;
  let reordered = 0;
  let newest = 0;
  for (const event of remaining?.deliveries ?? deliveries) {
    if (seen.has(event.cursor)) duplicated += 1;
    else if (seqOf(event) < newest) reordered += 1;
    seen.add(event.cursor);
    newest = Math.max(newest, seqOf(event));
    const entry = expected.get(event.cursor);
    if (!entry) problems.push(`${name} received ${event.type}, which is not in the log.`);
    else if (entry.type !== event.type || entry.reviewIds.join() !== event.reviewIds.join()) {
      problems.push(`${name} received a ${event.type} that differs from the log entry.`);
    }
  }
  const missing = [...expected.values()].filter(
    ({ cursor, type }) => !seen.has(cursor) && !passedOver.includes(type),
  );
  const isWrong = missing.length + duplicated + reordered > 0;
  const order = deliveries.map(seqOf).join(' ');
  return {
    ...noFindings,
    details: isWrong ? [`${name} received ${order}. The log has ${log.length} entries.`] : [],
    watchers: 1,
    deliveries: deliveries.length,
    lost: missing.length,
    duplicated,
    reordered,
    rolledBack: remaining?.rolledBack ?? 0,
    problems,
  };
};

const seqOf = ({ cursor }: Delivery): number => decodeCursor(cursor)?.seq ?? 0;
