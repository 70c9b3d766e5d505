import { apply, begin } from '../../../contract/apply.ts';
import { encodeCursor } from '../../../contract/cursor.ts';
import { isFinalEvent, isKnownEvent, type LoggedEvent } from '../../../contract/event.ts';
import type { Review } from '../../../contract/review.ts';
import type { Task } from '../../../contract/task.ts';
import { parseEntry } from '../../../tasks/event-log/entry.ts';
import { reviewsIn } from '../../support/tasks/event-log/reviews-in.ts';
import { compareWithLog } from './compare-with-log.ts';
import { addFindings, type Findings, noFindings } from './findings.ts';
import type { Load, WatchedTask } from './load.ts';
import type { System } from './system.ts';

export interface AuditOptions {
  /** Whether Redis may have lost acknowledged writes, as in a failover. TaskResynced is then allowed. */
  readonly mayResync?: boolean;
  /**
   * Milliseconds by which the expiry times of a task's keys may differ. Defaults to 0. MIGRATE transfers the remaining time of
   * each key rather than its expiry time.
   */
  readonly maxExpiryDriftMs?: number;
  /** The types of events that some servers do not know and pass over, as servers of the previous version do. Defaults to none. */
  readonly passedOver?: readonly string[];
}

/**
 * Compares what each watcher received with the log in Redis, and checks the promises about each log: sequence numbers without
 * gaps, every review once, exactly one final event at the end, and a record that equals the folded log.
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
    sum = findings.reduce(addFindings, sum);
  }
  return sum;
};

/** What is audited: tasks with their watchers, and the problems seen while they ran. */
export type Audited = Pick<Load, 'tasks' | 'problems'>;

const auditTask = async (
  { deployment }: System,
  { taskId, watchers }: WatchedTask,
  { mayResync = false, maxExpiryDriftMs = 0, passedOver = [] }: AuditOptions,
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
  // A failover can roll back a whole task although its mutation was answered.
  if (mayResync && !task && events.length === 0) return rolledBackEntirely(watchers);
  const problems = [
    ...problemsOfLog(events),
    ...problemsOfRecord(events, task),
    ...problemsOfReviews(events, reviews, task),
    // A task without reviews has no list of reviews.
    ...(spread(expiries.filter((at) => at > 0)) > maxExpiryDriftMs
      ? ['its keys expire at different times']
      : []),
  ].map((problem) => `${taskId}: ${problem}.`);
  const logged = events.filter(isKnownEvent).map((event) => ({
    cursor: encodeCursor(event),
    type: event.type,
    reviewIds:
      event.type === 'ReviewsFound' ? event.reviews.map(({ fingerprint }) => fingerprint) : [],
  }));
  const own: Findings = { ...noFindings, tasks: 1, problems };
  return watchers
    .map((watcher) => compareWithLog(watcher, logged, mayResync, passedOver))
    .reduce(addFindings, own);
};

const rolledBackEntirely = (watchers: WatchedTask['watchers']): Findings => {
  const deliveries = watchers.reduce((sum, { deliveries }) => sum + deliveries.length, 0);
  return { ...noFindings, tasks: 1, watchers: watchers.length, deliveries, rolledBack: deliveries };
};

const spread = (instants: readonly number[]): number =>
  instants.length === 0 ? 0 : Math.max(...instants) - Math.min(...instants);

const problemsOfLog = (events: readonly LoggedEvent[]): string[] => {
  const problems: string[] = [];
  if (events.some(({ seq }, i) => seq !== i + 1)) {
    problems.push(`the log has a gap: ${events.map(({ seq }) => seq).join(' ')}`);
  }
  const finals = events.filter(isFinalEvent).length;
  const last = events.at(-1);
  if (finals !== 1 || !last || !isFinalEvent(last)) {
    problems.push(`the log has ${finals} final events and ends with ${last?.type}`);
  }
  return problems;
};

const problemsOfRecord = (events: readonly LoggedEvent[], task: Task | undefined): string[] => {
  const [first, ...others] = events;
  if (!task || first?.type !== 'TaskQueued') return [task ? 'it has no log' : 'it has no record'];
  try {
    const folded = others.reduce(apply, begin(first));
    return JSON.stringify(sorted(folded)) === JSON.stringify(sorted(task))
      ? []
      : ['the record differs from the folded log'];
  } catch (error) {
    return [`the log cannot be folded: ${String(error)}`];
  }
};

const sorted = (task: Task): [string, unknown][] =>
  Object.entries(task).sort(([one], [other]) => (one < other ? -1 : 1));

/** Reviews by their fingerprints, with the places of their copies. */
const placesIn = (reviews: readonly Review[]): string =>
  JSON.stringify(reviews.map(({ fingerprint, copies }) => [fingerprint, copies]));

const problemsOfReviews = (
  events: readonly LoggedEvent[],
  stored: readonly Review[],
  task: Task | undefined,
): string[] => {
  const found = reviewsIn(events);
  const problems: string[] = [];
  const repeated = found.length - new Set(found.map(({ fingerprint }) => fingerprint)).size;
  if (repeated > 0) problems.push(`${repeated} reviews are in the log more than once`);
  const places = found.flatMap((review) =>
    [review, ...review.copies].map(({ source, url }) =>
      [review.fingerprint, source, url].join(' '),
    ),
  );
  const repeatedPlaces = places.length - new Set(places).size;
  if (repeatedPlaces > 0) problems.push(`${repeatedPlaces} copies are in the log more than once`);
  if (placesIn(found) !== placesIn(stored)) {
    problems.push('its list of reviews and copies differs from the log');
  }
  const counted = task?.result?.summary.count;
  if (counted !== undefined && counted !== found.length) {
    problems.push(`its result counts ${counted} reviews, but the log has ${found.length}`);
  }
  return problems;
};
