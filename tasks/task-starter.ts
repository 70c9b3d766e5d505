import { setTimeout as sleep } from 'node:timers/promises';
import {
  isFinal,
  type Progress,
  type Task,
  type TaskInput,
  waitingSource,
} from '../contract/task.ts';
import type { EventLog } from './event-log/event-log.ts';
import { digestOf, type JoinClaim } from './join-index.ts';
import { listedTask } from './listed-task.ts';
import type { Queues } from './queues.ts';
import { randomTaskId } from './task-id.ts';
import type { TaskIndex } from './task-index.ts';

export interface StartOptions {
  /** The ID of the task, however often the call is repeated. A random ID by default. */
  taskId?: string | undefined;
  /** Joins a task that finished no longer than this many milliseconds ago. Joins none by default. */
  maxAgeMs?: number | undefined;
}

export interface StartResult {
  task: Task;
  /** Whether the task existed before. */
  joined: boolean;
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

  constructor(stores: StarterStores) {
    this.#stores = stores;
  }

  /** @throws {InputMismatchError} if the task with that ID was started with different input. */
  async start(input: TaskInput, { taskId, maxAgeMs }: StartOptions = {}): Promise<StartResult> {
    if (taskId !== undefined) {
      const started = await this.startWithId(taskId, input);
      if (digestOf(started.task) !== digestOf(input)) throw new InputMismatchError(taskId);
      return started;
    }
    if (maxAgeMs !== undefined) return this.#startOrJoin(input, maxAgeMs);
    return this.#startNew(randomTaskId(), input);
  }

  /** Starts the task with that ID, or joins it whatever its input was. */
  async startWithId(taskId: string, input: TaskInput): Promise<StartResult> {
    const created = await this.#create(taskId, input);
    if (created) return { task: created, joined: false };
    const { log, queues } = this.#stores;
    const task = await log.find(taskId);
    if (!task) return this.#startNew(taskId, input);
    // An earlier call may have failed after it wrote the record and before it added the job.
    if (task.status === 'PENDING') await queues.add(task.kind, taskId);
    return { task, joined: true };
  }

  async #startNew(taskId: string, input: TaskInput): Promise<StartResult> {
    const task = await this.#create(taskId, input);
    if (!task) throw new Error(`Cannot create task ${taskId}: the ID is already in use.`);
    return { task, joined: false };
  }

  async #startOrJoin(input: TaskInput, maxAgeMs: number): Promise<StartResult> {
    const { joins } = this.#stores.index;
    for (;;) {
      const held = await joins.find(input);
      const task = held && (await this.#awaitRecord(held));
      if (task && isJoinable(task, maxAgeMs, held.now)) return { task, joined: true };
      const taskId = randomTaskId();
      const isOurs = await joins.claim(input, taskId, held?.taskId);
      if (isOurs) return this.#startNew(taskId, input);
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
  async #create(taskId: string, input: TaskInput): Promise<Task | undefined> {
    const { log, index, queues, isCluster } = this.#stores;
    // The index entry must be written before the record.
    const indexed = index.add(listedTask(taskId, input));
    if (isCluster) await indexed;
    const [task] = await Promise.all([log.create(taskId, input, firstProgress(input)), indexed]);
    if (!task) return undefined;
    // The entry must be written before a worker can finish the task and shorten it.
    const joinable = index.joins.set(input, taskId);
    if (isCluster) await joinable;
    await Promise.all([joinable, queues.add(input.kind, taskId)]);
    return task;
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

const firstProgress = (input: TaskInput): Progress => ({
  fraction: 0,
  found: 0,
  message: null,
  sources: input.sources.map(waitingSource),
});

/** The task with the requested ID was started with different input. */
export class InputMismatchError extends Error {
  override name = 'InputMismatchError';
  constructor(taskId: string) {
    super(`Task ${taskId} was started with different input.`);
  }
}
