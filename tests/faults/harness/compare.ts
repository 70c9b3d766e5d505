import { decodeCursor } from '../../../contract/cursor.ts';
import { type Findings, noFindings } from './findings.ts';
import { leaveOutTakenBack } from './taken-back.ts';
import type { Given, Watcher } from './watcher.ts';

type Entry = Omit<Given, 'type'> & { readonly type: string };

/** What one watcher was given against what the log holds. */
export const compare = (
  { name, given, problem }: Watcher,
  log: readonly Entry[],
  mayResync: boolean,
): Findings => {
  const problems = problem === undefined ? [] : [problem];
  if (!mayResync && given.some(({ type }) => type === 'TaskResynced')) {
    problems.push(`${name} was resynced without need.`);
  }
  const logged = new Set(log.map(({ cursor }) => cursor));
  const kept = mayResync
    ? leaveOutTakenBack(name, given, ({ cursor }) => logged.has(cursor))
    : undefined;
  problems.push(...(kept?.problems ?? []));
  const judged = kept?.given ?? given;
  const wanted = new Map(
    log.slice(kept?.from ?? 0, kept?.to).map((entry) => [entry.cursor, entry]),
  );

  const seen = new Set<string>();
  let doubled = 0;
  let reordered = 0;
  let newest = 0;
  for (const event of judged) {
    if (seen.has(event.cursor)) doubled += 1;
    else if (numberOf(event) < newest) reordered += 1;
    seen.add(event.cursor);
    newest = Math.max(newest, numberOf(event));
    const entry = wanted.get(event.cursor);
    if (!entry) problems.push(`${name} was given ${event.type}, which the log does not hold.`);
    else if (entry.type !== event.type || entry.reviewIds.join() !== event.reviewIds.join()) {
      problems.push(`${name} was given another ${event.type} than the log holds.`);
    }
  }
  const missing = [...wanted.values()].filter(({ cursor }) => !seen.has(cursor));
  const isWrong = missing.length + doubled + reordered > 0;
  const order = given.map((event) => numberOf(event)).join(' ');
  return {
    ...noFindings,
    details: isWrong ? [`${name} was given ${order} of ${log.length}.`] : [],
    watchers: 1,
    deliveries: given.length,
    lost: missing.length,
    doubled,
    reordered,
    takenBack: kept?.takenBack ?? 0,
    problems,
  };
};

const numberOf = (event: Given | undefined): number => decodeCursor(event?.cursor ?? '')?.seq ?? 0;
