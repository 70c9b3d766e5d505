import { setTimeout as sleep } from 'node:timers/promises';
import { isFinal, type Order, type Progress, type Task } from '../contract/task.ts';
import type { EventLog } from './event-log/event-log.ts';
import { digestOf, type JoinClaim, type JoinIndex } from './join-index.ts';
import type { Queues } from './queues.ts';
import { idempotentTaskId, randomTaskId } from './task-id.ts';
import type { TaskIndex } from './task-index.ts';

export interface StartOptions {
  idempotencyKey: string | undefined;
  /** Milliseconds; undefined: always a new task. */
  maxAgeMs: number | undefined;
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
  readonly #secret: string;
  /** Whether commands for different keys are run in the order in which they are sent: not on a cluster. */
  readonly #inOrder: boolean;

  constructor(parts: {
    log: EventLog;
    index: TaskIndex;
    joins: JoinIndex;
    queues: Queues;
    secret: string;
    inOrder: boolean;
  }) {
    this.#log = parts.log;
    this.#index = parts.index;
    this.#joins = parts.joins;
    this.#queues = parts.queues;
    this.#secret = parts.secret;
    this.#inOrder = parts.inOrder;
  }

  /** @throws {IdempotencyMismatch} when the key belongs to a task with other input. */
  async start(order: Order, options: StartOptions): Promise<{ task: Task; joined: boolean }> {
    const { idempotencyKey: key, maxAgeMs } = options;
    if (key !== undefined) return this.#startOnce(order, key);
    if (maxAgeMs !== undefined) return this.#startOrJoin(order, maxAgeMs);
    return this.#startNew(randomTaskId(), order);
  }

  async #startNew(taskId: string, order: Order): Promise<{ task: Task; joined: boolean }> {
    const task = await this.#create(taskId, order);
    if (!task) throw new Error(`The new task ID ${taskId} is taken.`);
    return { task, joined: false };
  }

  async #startOnce(order: Order, key: string): Promise<{ task: Task; joined: boolean }> {
    const taskId = idempotentTaskId(this.#secret, { owner: order.owner, kind: order.kind, key });
    const created = await this.#create(taskId, order);
    if (created) return { task: created, joined: false };
    const task = await this.#log.find(taskId);
    if (!task) return this.#startNew(taskId, order);
    if (digestOf(task) !== digestOf(order)) throw new IdempotencyMismatch(key, taskId);
    // An earlier call may have written the record and failed before the job.
    if (task.status === 'PENDING') await this.#queues.add(order.kind, taskId);
    return { task, joined: true };
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
    restingUntil: null,
  })),
});

/** An idempotency key that belongs to a task with other input. */
export class IdempotencyMismatch extends Error {
  override name = 'IdempotencyMismatch';
  constructor(key: string, taskId: string) {
    super(
      `The key ${JSON.stringify(key)} belongs to task ${taskId}, which was started with other input.`,
    );
  }
}
