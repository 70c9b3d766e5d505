import { z } from 'zod';
import type { Keys } from '../../contract/keys.ts';
import { type RunEnd, runEndSchema, type Schedule } from '../../contract/schedule.ts';
import type { Task } from '../../contract/task.ts';
import type { Connection } from '../../redis/connections.ts';
import { parseOrSkip, parseStoredJson, type ReportUnreadable } from '../unreadable.ts';
import type { ScheduleScript } from './schedule-script.ts';

/** A run as it is stored. `at` is the creation of its task in milliseconds since 1970. */
export interface RecordedRun {
  readonly taskId: string;
  readonly at: number;
  /** Undefined until it is recorded. */
  readonly end: RunEnd | undefined;
}

/** The latest 100 runs of each schedule. They are kept as long as their schedule, longer than their tasks. */
export class ScheduleRuns {
  readonly #redis: Connection;
  readonly #keys: Keys;
  readonly #script: ScheduleScript;
  readonly #report: ReportUnreadable;

  constructor(
    redis: Connection,
    keys: Keys,
    script: ScheduleScript,
    onUnreadable: ReportUnreadable,
  ) {
    this.#redis = redis;
    this.#keys = keys;
    this.#script = script;
    this.#report = onUnreadable;
  }

  /**
   * Makes a task the latest run, before it is started, if `previous` still is the latest one.
   *
   * @returns the latest run afterwards, which is another task if another run was begun first; undefined if the schedule is gone.
   */
  async begin(
    schedule: Schedule,
    taskId: string,
    previous: string | null,
  ): Promise<string | undefined> {
    const latest = await this.#script.run('beginRun', schedule, [taskId, previous ?? '']);
    return z.string().parse(latest) || undefined;
  }

  /**
   * Records the run that a task is: that it was started and, if it is finished, how it ended. Repeated calls change nothing. Does
   * nothing for a task without a schedule, or whose schedule is gone.
   */
  async note({ id, scheduleId, createdAt, ...task }: RunTask): Promise<void> {
    if (scheduleId === null) return;
    const end = task.finishedAt === null ? '' : JSON.stringify(runEndOf(task));
    await this.#script.run('noteRun', { id: scheduleId }, [id, createdAt, end, maxRuns]);
  }

  /** Whether the run has been recorded. */
  async has(scheduleId: string, taskId: string): Promise<boolean> {
    return (await this.#redis.zscore(this.#keys.runs(scheduleId), taskId)) !== null;
  }

  /** The latest runs, newest first. */
  async list(scheduleId: string, first: number): Promise<RecordedRun[]> {
    const key = this.#keys.runs(scheduleId);
    const flat = await this.#redis.zrevrange(key, 0, first - 1, 'WITHSCORES');
    const ids = flat.filter((_, i) => i % 2 === 0);
    if (ids.length === 0) return [];
    const endsKey = this.#keys.runEnds(scheduleId);
    const ends = await this.#redis.hmget(endsKey, ...ids);
    return ids.map((taskId, i) => ({
      taskId,
      at: Number(flat[2 * i + 1]),
      end: this.#parse(endsKey, ends[i] ?? null),
    }));
  }

  #parse(key: string, text: string | null): RunEnd | undefined {
    if (text === null) return undefined;
    return parseOrSkip(() => parseStoredJson(key, runEndSchema, text), this.#report);
  }
}

type RunTask = Pick<
  Task,
  'id' | 'scheduleId' | 'createdAt' | 'finishedAt' | 'status' | 'progress' | 'result'
>;

/** What a schedule remembers of a run. */
export const runEndOf = ({
  status,
  progress,
  result,
}: Pick<Task, 'status' | 'progress' | 'result'>): RunEnd => ({
  status,
  found: progress.found,
  newReviews: result?.newReviews ?? null,
  averageRating: result?.summary.averageRating ?? null,
});

/** Runs that are kept of each schedule. */
const maxRuns = 100;
