import { setTimeout as sleep } from 'node:timers/promises';
import { isFinal, type Order, type Progress, type Task } from '../contract/task.ts';
import type { EventLog } from './event-log/event-log.ts';
import { digestOf, type JoinClaim, type JoinIndex } from './join-index.ts';
import type { Queues } from './queues.ts';
import { randomTaskId } from './task-id.ts';
import type { TaskIndex } from './task-index.ts';

export interface StartOptions {
  /** The one task that this is, however often it is asked for; a new one when left out. */
  taskId?: string | undefined;
  /** Joins a task no older than so many milliseconds; none when left out. */
  maxAgeMs?: number | undefined;
}

/**
 * Starting tasks: the record is written and the job added before it answers. An error means that nothing is promised: what
 * was left is found again by the same idempotency key, or settled by the sweep.
 */
export class Starting {
  readonly #log: EventLog;
  readonly #index: TaskIndex;
  readonly #joins: JoinIndex;
  readonly #queues: Queues;
  /** Whether commands for different keys are run in the order in which they are sent: not on a cluster. */
  readonly #inOrder: boolean;

  constructor(parts: {
    log: EventLog;
    index: TaskIndex;
    joins: JoinIndex;
    queues: Queues;
    inOrder: boolean;
  }) {
    this.#log = parts.log;
    this.#index = parts.index;
    this.#joins = parts.joins;
    this.#queues = parts.queues;
    this.#inOrder = parts.inOrder;
  }

  /** @throws {InputMismatchError} when the task of that ID was started with other input. */
  async start(
    order: Order,
    { taskId, maxAgeMs }: StartOptions = {},
  ): Promise<{ task: Task; joined: boolean }> {
    if (taskId !== undefined) {
      const started = await this.startOnce(taskId, order);
      if (digestOf(started.task) !== digestOf(order)) throw new InputMismatchError(taskId);
      return started;
    }
    if (maxAgeMs !== undefined) return this.#startOrJoin(order, maxAgeMs);
    return this.#startNew(randomTaskId(), order);
  }

  /** Starts the task of that ID, or joins it, whatever it was started with. */
  async startOnce(taskId: string, order: Order): Promise<{ task: Task; joined: boolean }> {
    const created = await this.#create(taskId, order);
    if (created) return { task: created, joined: false };
    const task = await this.#log.find(taskId);
    if (!task) return this.#startNew(taskId, order);
    // An earlier call may have written the record and failed before the job.
    if (task.status === 'PENDING') await this.#queues.add(task.kind, taskId);
    return { task, joined: true };
  }

  async #startNew(taskId: string, order: Order): Promise<{ task: Task; joined: boolean }> {
    const task = await this.#create(taskId, order);
    if (!task) throw new Error(`The new task ID ${taskId} is taken.`);
    return { task, joined: false };
  }

  async #startOrJoin(order: Order, maxAgeMs: number): Promise<{ task: Task; joined: boolean }> {
    for (;;) {
      const held = await this.#joins.find(order);
      const task = held && (await this.#awaitRecord(held));
      if (task && isJoinable(task, maxAgeMs)) return { task, joined: true };
      const taskId = randomTaskId();
      const isOurs = await this.#joins.claim(order, taskId, held?.taskId);
      if (isOurs) return this.#startNew(taskId, order);
      // Somebody else was faster: theirs is the task to join.
    }
  }

  /** A record follows its claim within a moment, unless its writer died. */
  async #awaitRecord({ taskId, agoMs }: JoinClaim): Promise<Task | undefined> {
    for (const deadline = Date.now() + recordFollowsMs - agoMs; ; await sleep(50)) {
      const task = await this.#log.find(taskId);
      if (task || Date.now() >= deadline) return task;
    }
  }

  /** Undefined where a task of that ID exists. */
  async #create(taskId: string, order: Order): Promise<Task | undefined> {
    const indexed = this.#index.add(taskId, order.owner, Date.now());
    if (!this.#inOrder) await indexed;
    const [task] = await Promise.all([
      this.#log.create(taskId, order, firstProgress(order)),
      indexed,
    ]);
    if (!task) return undefined;
    await Promise.all([this.#queues.add(order.kind, taskId), this.#joins.set(order, taskId)]);
    return task;
  }
}

/** Milliseconds behind a claim in which its record is written. */
const recordFollowsMs = 1000;

/** 0 joins what runs and nothing else, whatever the clocks say. */
const isJoinable = ({ status, result, finishedAt }: Task, maxAgeMs: number): boolean => {
  if (!isFinal(status)) return true;
  return result?.complete === true && maxAgeMs > 0 && Date.now() - (finishedAt ?? 0) <= maxAgeMs;
};

const firstProgress = (order: Order): Progress => ({
  fraction: 0,
  found: 0,
  message: null,
  sources: order.sources.map((source) => ({
    source,
    status: 'WAITING',
    found: 0,
    dropped: 0,
    error: null,
    cooldownUntil: null,
  })),
});

/** The task of the ID asked for was started with other input. */
export class InputMismatchError extends Error {
  override name = 'InputMismatchError';
  constructor(taskId: string) {
    super(`Task ${taskId} was started with other input.`);
  }
}
