import { setTimeout as sleep } from 'node:timers/promises';
import { isFinal, type Task, type TaskInput } from '../contract/task.ts';
import { Replies, type StepRunner } from '../redis/script-steps.ts';
import { Admission, type StartLimits } from './admission.ts';
import type { EventLog } from './event-log/event-log.ts';
import { digestOf, type JoinClaim } from './join-index.ts';
import { firstProgress, type KeptPages } from './kept-pages.ts';
import { listedTask } from './listed-task.ts';
import type { Queues } from './queues.ts';
import { countedBy, type StartPermit } from './start-permit.ts';
import { randomTaskId } from './task-id.ts';
import type { TaskIndex } from './task-index.ts';

export interface StartOptions {
  /** The ID of the task, however often the call is repeated. A random ID by default. */
  taskId?: string | undefined;
  /** Joins a task that finished no longer than this many milliseconds ago. Joins none by default. */
  maxAgeMs?: number | undefined;
  /** Whose starts the limiter counts this one among. By default, it does not count. */
  permit?: StartPermit | undefined;
  /** What a new task keeps of the one that it retries. Default: nothing. */
  kept?: KeptPages | undefined;
}

export interface StartResult {
  task: Task;
  /** Whether the task existed before. */
  joined: boolean;
}

/** A start in progress. */
interface Start {
  readonly taskId: string;
  readonly input: TaskInput;
  readonly kept?: KeptPages | undefined;
  readonly permit?: StartPermit | undefined;
}

interface StarterStores {
  steps: StepRunner;
  log: EventLog;
  index: TaskIndex;
  queues: Queues;
}

/**
 * Starts tasks. A call resolves once the task's record is written and its job is queued. After an error the task may or may
 * not exist: a call with the same ID finds it, otherwise the sweep settles it.
 */
export class TaskStarter {
  /** What checks each start against the limits. */
  readonly admission: Admission;
  readonly #stores: StarterStores;

  constructor(stores: StarterStores, limits: StartLimits = {}) {
    this.#stores = stores;
    this.admission = new Admission(stores.queues.places, stores.index.open, limits);
  }

  /**
   * @throws {InputMismatchError} if the task with that ID was started with different input.
   * @throws {StartRefusedError} if a limit has been reached. Only that of the permit refuses to join a task.
   */
  async start(
    input: TaskInput,
    { taskId, maxAgeMs, permit, kept }: StartOptions = {},
  ): Promise<StartResult> {
    if (taskId !== undefined) {
      const started = await this.#startOrFind({ taskId, input, permit, kept });
      if (digestOf(started.task) !== digestOf(input)) throw new InputMismatchError(taskId);
      return started;
    }
    const start = { taskId: randomTaskId(), input, permit, kept };
    return maxAgeMs === undefined ? this.#startNew(start) : this.#startOrJoin(start, maxAgeMs);
  }

  /** Starts the task with that ID, or joins it whatever its input was. @throws {StartRefusedError} as {@link start} */
  async startWithId(taskId: string, input: TaskInput): Promise<StartResult> {
    return this.#startOrFind({ taskId, input });
  }

  async #startOrFind(start: Start): Promise<StartResult> {
    const { taskId } = start;
    const { log, queues } = this.#stores;
    const created = await this.#create(start, { mayExist: true });
    if (created) return { task: created, joined: false };
    const task = await log.find(taskId);
    // It was deleted in between.
    if (!task) return this.#startNew({ ...start, permit: undefined });
    // An earlier call may have failed after it wrote the record and before it added the job.
    if (task.status === 'PENDING') await queues.add(task.kind, taskId, { owner: task.owner });
    return { task, joined: true };
  }

  async #startNew(start: Start): Promise<StartResult> {
    const task = await this.#create(start);
    if (task) return { task, joined: false };
    throw new Error(`Cannot create task ${start.taskId}: the ID is already in use.`);
  }

  async #startOrJoin({ permit, ...start }: Start, maxAgeMs: number): Promise<StartResult> {
    const { input } = start;
    const { steps, index } = this.#stores;
    const digest = digestOf(input);
    const finding = index.joins.finding(digest);
    const counting = countedBy(permit);
    const replies = await steps.run([counting.steps, [finding]]);
    counting.assertIn(replies);
    let held = replies.of(finding);
    for (;;) {
      const task = held && (await this.#awaitRecord(held));
      if (task && isJoinable(task, maxAgeMs, held?.now ?? 0)) return { task, joined: true };
      const created = await this.#create(start, { claim: { held: held?.taskId } });
      if (created) return { task: created, joined: false };
      // Another call claimed it first: join the task of that call.
      held = await index.joins.find(digest);
    }
  }

  /** A claim is followed by its record within a moment, unless the process that made it died. */
  async #awaitRecord({ taskId, ageMs }: JoinClaim): Promise<Task | undefined> {
    for (const deadline = Date.now() + recordDelayMs - ageMs; ; await sleep(50)) {
      const task = await this.#stores.log.find(taskId);
      if (task || Date.now() >= deadline) return task;
    }
  }

  /**
   * Creates a task and adds its job: two round trips, unless Redis is a cluster.
   *
   * @param options `mayExist`: whether the ID may be in use. `claim`: the task that equal requests join, if this one must replace it
   * before it is created.
   * @returns undefined if a task with that ID exists, or if another call claimed to be the one that equal requests join.
   */
  async #create(
    { taskId, input, kept, permit }: Start,
    { mayExist = false, claim }: { mayExist?: boolean; claim?: { held: string | undefined } } = {},
  ): Promise<Task | undefined> {
    const { steps, log, index, queues } = this.#stores;
    const listed = listedTask(taskId, input);
    const counting = countedBy(permit);
    const reservation = this.admission.reserving({ ...input, taskId });
    let replies = new Replies();
    const task = await log.create(taskId, input, firstProgress(input, kept), {
      kept,
      run: async ({ checking, writing }) => {
        replies = await steps.run([
          [...counting.steps, ...(mayExist ? [checking] : [])],
          reservation.steps,
          claim ? [index.joins.claiming(listed, claim.held)] : [],
          // The entries must be written before the record.
          index.adding(listed),
          [writing],
          // This one must be written before a worker can finish the task and shorten it.
          claim ? [] : [index.joins.setting(listed)],
        ]);
        return replies;
      },
    });
    counting.assertIn(replies);
    const refusal = reservation.refusalIn(replies);
    if (!task) reservation.undo(replies);
    if (refusal) throw refusal;
    if (!task) return undefined;
    const place = reservation.placeIn(replies);
    await queues.add(input.kind, taskId, { owner: input.owner, place });
    return task;
  }
}

/** Milliseconds within which a claim is followed by its record. */
const recordDelayMs = 1000;

/**
 * Whether a request may join a task. With a maximum age of 0 only unfinished tasks can be joined.
 *
 * @param now by the clock of Redis, as `finishedAt`.
 */
export const isJoinable = (
  { status, result, finishedAt }: Task,
  maxAgeMs: number,
  now: number,
): boolean => {
  if (!isFinal(status)) return true;
  return result?.complete === true && maxAgeMs > 0 && now - (finishedAt ?? 0) <= maxAgeMs;
};

/** The task with the requested ID was started with different input. */
export class InputMismatchError extends Error {
  override name = 'InputMismatchError';
  constructor(taskId: string) {
    super(`Task ${taskId} was started with different input.`);
  }
}
