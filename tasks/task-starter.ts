import { setTimeout as sleep } from 'node:timers/promises';
import { isFinal, type Task, type TaskInput } from '../contract/task.ts';
import { Admission, type Admitted, type StartLimits } from './admission.ts';
import type { EventLog } from './event-log/event-log.ts';
import { digestOf, type JoinClaim } from './join-index.ts';
import { firstProgress, type KeptPages } from './kept-pages.ts';
import { listedTask } from './listed-task.ts';
import type { Queues } from './queues.ts';
import { StartRefusedError } from './start-refused-error.ts';
import { randomTaskId } from './task-id.ts';
import type { TaskIndex } from './task-index.ts';

export interface StartOptions {
  /** The ID of the task, however often the call is repeated. A random ID by default. */
  taskId?: string | undefined;
  /** Joins a task that finished no longer than this many milliseconds ago. Joins none by default. */
  maxAgeMs?: number | undefined;
  /** Called while the limits are checked. If it rejects, nothing is started. */
  permit?: (() => Promise<void>) | undefined;
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
  readonly kept: KeptPages | undefined;
  /** What was reserved, or why it was refused. Undefined: without limits, places are reserved as the task is written. */
  readonly admitted: Admitted | StartRefusedError | undefined;
}

interface StarterStores {
  log: EventLog;
  index: TaskIndex;
  queues: Queues;
  /** On a cluster, commands for different keys are not executed in the order in which they are sent. */
  isCluster: boolean;
}

/**
 * Starts tasks. A call resolves once the task's record is written and its job is queued. After an error the task may or may
 * not exist: a call with the same ID finds it, otherwise the sweep settles it.
 */
export class TaskStarter {
  readonly #stores: StarterStores;
  readonly #admission: Admission;

  constructor(stores: StarterStores, limits: StartLimits = {}) {
    this.#stores = stores;
    this.#admission = new Admission(stores.queues.places, stores.index.open, limits);
  }

  /**
   * @throws {InputMismatchError} if the task with that ID was started with different input.
   * @throws {StartRefusedError} if a limit has been reached. Joining a task is never refused.
   */
  async start(
    input: TaskInput,
    { taskId, maxAgeMs, permit, kept }: StartOptions = {},
  ): Promise<StartResult> {
    const start = await this.#begin(taskId ?? randomTaskId(), input, { permit, kept });
    if (taskId !== undefined) {
      const started = await this.#startOrFind(start);
      if (digestOf(started.task) !== digestOf(input)) throw new InputMismatchError(taskId);
      return started;
    }
    return maxAgeMs === undefined ? this.#startNew(start) : this.#startOrJoin(start, maxAgeMs);
  }

  /** Starts the task with that ID, or joins it whatever its input was. @throws {StartRefusedError} as {@link start} */
  async startWithId(taskId: string, input: TaskInput): Promise<StartResult> {
    return this.#startOrFind(await this.#begin(taskId, input));
  }

  async #begin(
    taskId: string,
    input: TaskInput,
    { permit, kept }: Pick<StartOptions, 'permit' | 'kept'> = {},
  ): Promise<Start> {
    const admitting = this.#admission.isLimited
      ? this.#admission.admit({ ...input, taskId })
      : Promise.resolve(undefined);
    const [admission, permission] = await Promise.allSettled([admitting, permit?.()]);
    if (admission.status === 'rejected') throw admission.reason;
    const start = { taskId, input, kept, admitted: admission.value };
    if (permission.status === 'fulfilled') return start;
    this.#undo(start);
    throw permission.reason;
  }

  async #startOrFind(start: Start): Promise<StartResult> {
    const { taskId, admitted } = start;
    const { log, queues } = this.#stores;
    const isRefused = admitted instanceof StartRefusedError;
    const created = isRefused ? undefined : await this.#create(start);
    if (created) return { task: created, joined: false };
    const task = await log.find(taskId);
    if (!task) return this.#startNew(start);
    // An earlier call may have failed after it wrote the record and before it added the job.
    if (task.status === 'PENDING') await queues.add(task.kind, taskId, { owner: task.owner });
    if (isFinal(task.status)) this.#undo(start);
    return { task, joined: true };
  }

  async #startNew(start: Start): Promise<StartResult> {
    if (start.admitted instanceof StartRefusedError) throw start.admitted;
    const task = await this.#create(start);
    if (task) return { task, joined: false };
    throw new Error(`Cannot create task ${start.taskId}: the ID is already in use.`);
  }

  async #startOrJoin(start: Start, maxAgeMs: number): Promise<StartResult> {
    const { taskId, input } = start;
    const { joins } = this.#stores.index;
    for (;;) {
      const held = await joins.find(input);
      const task = held && (await this.#awaitRecord(held));
      if (task && isJoinable(task, maxAgeMs, held.now)) {
        this.#undo(start);
        return { task, joined: true };
      }
      if (start.admitted instanceof StartRefusedError) throw start.admitted;
      const isOurs = await joins.claim(input, taskId, held?.taskId);
      if (isOurs) return this.#startNew(start);
      // Another call claimed it first: join the task of that call.
    }
  }

  /** A claim is followed by its record within a moment, unless the process that made it died. */
  async #awaitRecord({ taskId, ageMs }: JoinClaim): Promise<Task | undefined> {
    for (const deadline = Date.now() + recordDelayMs - ageMs; ; await sleep(50)) {
      const task = await this.#stores.log.find(taskId);
      if (task || Date.now() >= deadline) return task;
    }
  }

  /** Resolves with undefined if a task with that ID exists. */
  async #create({ taskId, input, kept, admitted: reserved }: Start): Promise<Task | undefined> {
    const { log, index, queues, isCluster } = this.#stores;
    const owned = { ...input, taskId };
    // The index entry must be written before the record.
    const indexed = index.add(listedTask(taskId, input));
    if (isCluster) await indexed;
    const [task, admitted] = await Promise.all([
      log.create(taskId, input, firstProgress(input, kept), kept),
      reserved ?? this.#admission.admit(owned),
      indexed,
    ]);
    if (admitted instanceof StartRefusedError) throw admitted;
    if (!task) {
      this.#admission.releasePlace(owned);
      return undefined;
    }
    // The entry must be written before a worker can finish the task and shorten it.
    const joinable = index.joins.set(input, taskId);
    if (isCluster) await joinable;
    const { place } = admitted;
    await Promise.all([joinable, queues.add(input.kind, taskId, { owner: input.owner, place })]);
    this.#admission.releasePlace(owned);
    return task;
  }

  #undo({ taskId, input, admitted }: Start): void {
    if (admitted === undefined || admitted instanceof StartRefusedError) return;
    this.#admission.undo({ ...input, taskId }, admitted.isNew);
  }
}

/** Milliseconds within which a claim is followed by its record. */
const recordDelayMs = 1000;

/** With a maximum age of 0 only unfinished tasks can be joined. @param now by the clock of Redis, as `finishedAt`. */
const isJoinable = (
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
