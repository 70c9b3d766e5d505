import { apply, begin } from '../../../contract/apply.ts';
import { encodeCursor } from '../../../contract/cursor.ts';
import { isFinalEvent, type TaskEvent } from '../../../contract/event.ts';
import type { Task } from '../../../contract/task.ts';
import { parseEntry } from '../../../tasks/event-log/entry.ts';
import { compare } from './compare.ts';
import { type Findings, noFindings, sumOf } from './findings.ts';
import type { Load, WatchedTask } from './load.ts';
import type { System } from './system.ts';

export interface AuditOptions {
  /** Whether Redis itself may have lost what it had answered, as in a failover: then TaskResynced is in order. */
  readonly mayResync?: boolean;
  /**
   * Milliseconds by which the keys of one task may expire apart: MIGRATE sends along how long each key has left, and not when
   * it expires.
   */
  readonly mayDriftMs?: number;
}

/**
 * Holds what each watcher was given against the log that Redis kept, and each log against what is promised of it: numbers
 * without a hole, each review once, exactly one final event and that at its end, a record that is the fold of it.
 */
export const audit = async (
  system: System,
  load: Audited,
  options: AuditOptions = {},
): Promise<Findings> => {
  let sum: Findings = { ...noFindings, problems: [...system.problems, ...load.problems] };
  const tasks = [...load.tasks];
  for (let batch = tasks.splice(0, 50); batch.length > 0; batch = tasks.splice(0, 50)) {
    const findings = await Promise.all(batch.map((task) => auditTask(system, task, options)));
    sum = findings.reduce(sumOf, sum);
  }
  return sum;
};

/** The part of a load that is audited; `problems` are those that were seen while it ran. */
export type Audited = Pick<Load, 'tasks' | 'problems'>;

const auditTask = async (
  { deployment }: System,
  { taskId, watchers }: WatchedTask,
  { mayResync = false, mayDriftMs = 0 }: AuditOptions,
): Promise<Findings> => {
  const { redis, keys, log } = deployment;
  const entries = await redis.xrange(keys.log(taskId), '-', '+');
  const events = entries.map(([, fields]) => parseEntry(fields[1] ?? ''));
  const [task, reviews, expiries] = await Promise.all([
    log.find(taskId),
    log.reviews(taskId),
    Promise.all(
      [keys.record(taskId), keys.log(taskId), keys.reviews(taskId)].map((key) =>
        redis.pexpiretime(key),
      ),
    ),
  ]);
  // A failover may take back a whole task, though its mutation was answered.
  if (mayResync && !task && events.length === 0) return takenBack(watchers);
  const problems = [
    ...problemsOfLog(events),
    ...problemsOfRecord(events, task),
    ...problemsOfReviews(
      events,
      reviews.map(({ fingerprint }) => fingerprint),
      task,
    ),
    // A task without reviews has no list of them.
    ...(spread(expiries.filter((at) => at > 0)) > mayDriftMs
      ? ['its keys expire at different instants']
      : []),
  ].map((problem) => `${taskId}: ${problem}.`);
  const logged = events.map((event) => ({
    cursor: encodeCursor(event),
    type: event.type,
    reviewIds:
      event.type === 'ReviewsFound' ? event.reviews.map(({ fingerprint }) => fingerprint) : [],
  }));
  const own: Findings = { ...noFindings, tasks: 1, problems };
  return watchers.map((watcher) => compare(watcher, logged, mayResync)).reduce(sumOf, own);
};

const takenBack = (watchers: WatchedTask['watchers']): Findings => {
  const deliveries = watchers.reduce((sum, { given }) => sum + given.length, 0);
  return { ...noFindings, tasks: 1, watchers: watchers.length, deliveries, takenBack: deliveries };
};

const spread = (instants: readonly number[]): number =>
  instants.length === 0 ? 0 : Math.max(...instants) - Math.min(...instants);

const problemsOfLog = (events: readonly TaskEvent[]): string[] => {
  const problems: string[] = [];
  if (events.some(({ seq }, i) => seq !== i + 1)) {
    problems.push(`the log's numbers have a hole: ${events.map(({ seq }) => seq).join(' ')}`);
  }
  const finals = events.filter(isFinalEvent).length;
  const last = events.at(-1);
  if (finals !== 1 || !last || !isFinalEvent(last)) {
    problems.push(`the log has ${finals} final events and ends with ${last?.type}`);
  }
  return problems;
};

const problemsOfRecord = (events: readonly TaskEvent[], task: Task | undefined): string[] => {
  const [first, ...others] = events;
  if (!task || first?.type !== 'TaskQueued') return [`there is ${task ? 'no log' : 'no record'}`];
  try {
    const folded = others.reduce(apply, begin(first));
    return JSON.stringify(sorted(folded)) === JSON.stringify(sorted(task))
      ? []
      : ['the record is not the fold of the log'];
  } catch (error) {
    return [`the log cannot be folded: ${String(error)}`];
  }
};

const sorted = (task: Task): [string, unknown][] =>
  Object.entries(task).sort(([one], [other]) => (one < other ? -1 : 1));

const problemsOfReviews = (
  events: readonly TaskEvent[],
  kept: readonly string[],
  task: Task | undefined,
): string[] => {
  const found = events.flatMap((event) =>
    event.type === 'ReviewsFound' ? event.reviews.map(({ fingerprint }) => fingerprint) : [],
  );
  const problems: string[] = [];
  const twice = found.length - new Set(found).size;
  if (twice > 0) problems.push(`${twice} reviews stand twice in the log`);
  if (found.join() !== kept.join()) problems.push('its list of reviews is not that of the log');
  const counted = task?.result?.summary.count;
  if (counted !== undefined && counted !== found.length) {
    problems.push(`its result counts ${counted} reviews, the log ${found.length}`);
  }
  return problems;
};
