import { randomUUID } from 'node:crypto';
import type { Review } from '../../../contract/review.ts';
import type { TaskInput } from '../../../contract/task.ts';
import type { EventLog } from '../../../tasks/event-log/event-log.ts';
import type { NewEvent } from '../../../tasks/event-log/new-event.ts';
import { randomTaskId } from '../../../tasks/task-id.ts';
import { failure, inputOf, progressOf, resultOf, reviewOf } from '../contract/samples.ts';

/** Plays the worker of one task, step by step. */
export class FakeWorker {
  readonly taskId: string;
  readonly #log: EventLog;
  #fence = 0;
  #writes = 0;
  #found = 0;

  constructor(log: EventLog, taskId: string) {
    this.#log = log;
    this.taskId = taskId;
  }

  async claim(): Promise<void> {
    const by = { worker: 'worker-1', claim: randomUUID(), attempts: 3 };
    this.#fence = (await this.#log.claim(this.taskId, by)).attempt;
    this.#writes = 0;
  }

  /** Writes this many progress events, one at a time. */
  async progress(events = 1): Promise<void> {
    for (let i = 0; i < events; i += 1) {
      this.#found += 1;
      const progress = progressOf({ found: this.#found, fraction: Math.min(this.#found / 1e4, 1) });
      await this.write({ type: 'TaskProgressed', progress });
    }
  }

  async find(...bodies: string[]): Promise<void> {
    const reviews = bodies.map(ratedReview);
    await this.write({ type: 'ReviewsFound', source: 'woocommerce', reviews });
  }

  async retry(inMs: number): Promise<void> {
    await this.write({ type: 'TaskRetrying', error: failure, inMs: { retryAt: inMs } });
  }

  async succeed(): Promise<void> {
    const { ttlMs } = this.#log;
    const progress = progressOf({ found: this.#found, fraction: 1 });
    const result = resultOf(true);
    await this.write({ type: 'TaskSucceeded', result, progress, inMs: { expiresAt: ttlMs } });
  }

  /** Settles the task as a failure without another attempt. */
  async fail(): Promise<void> {
    await this.write({ type: 'TaskFailed', error: failure, inMs: { expiresAt: this.#log.ttlMs } });
  }

  async write(...events: NewEvent[]): Promise<void> {
    this.#writes += 1;
    const by = { fence: this.#fence, number: this.#writes };
    const outcome = await this.#log.write(this.taskId, by, events);
    if (outcome !== 'written') throw new Error(`The write of ${this.taskId} was ${outcome}.`);
  }
}

/** Creates a pending task: one event. */
export const queuedTask = async (
  log: EventLog,
  input: Partial<TaskInput> = {},
): Promise<FakeWorker> => {
  const taskId = randomTaskId();
  await log.create(taskId, inputOf({ owner: '', ...input }), progressOf());
  return new FakeWorker(log, taskId);
};

/** Creates a task claimed by a worker: two events. */
export const claimedTask = async (
  log: EventLog,
  input: Partial<TaskInput> = {},
): Promise<FakeWorker> => {
  const task = await queuedTask(log, input);
  await task.claim();
  return task;
};

/** A rated review, identified by its text. */
export const ratedReview = (body: string): Review => reviewOf(body, { body, rating: 4 });
