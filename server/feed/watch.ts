import { setTimeout as sleep } from 'node:timers/promises';
import { apply, IllegalEventError } from '../../contract/apply.ts';
import type { TaskEvent } from '../../contract/event.ts';
import type { Position, Task } from '../../contract/task.ts';
import { isUnavailable } from '../../redis/unavailable.ts';
import { RecentEvents } from './recent-events.ts';

/** The log as a watch reads it. */
export interface ReadableLog {
  find(taskId: string): Promise<Task | undefined>;
  /** Events from number `from` on, at most `count`. */
  read(taskId: string, from: number, count: number): Promise<TaskEvent[]>;
}

/**
 * What one process knows of one task, however many read it: the newest state and the newest events. It is told of
 * publications; where one does not follow, it reads the log.
 */
export class Watch {
  readonly taskId: string;
  readonly recent = new RecentEvents();
  /** Rises when the log did not go on where this watch stood: every reader must then check its own cursor. */
  epoch = 0;
  readonly #log: ReadableLog;
  readonly #onError: (error: unknown) => void;
  readonly #waiting = new Set<() => void>();
  #task: Task | undefined;
  #gone = false;
  #closed = false;
  #catchingUp: Promise<void> | undefined;
  #behind = false;
  #isWrong = false;

  /** @param onError is told of what should not happen: an entry of the log that cannot be read. */
  constructor(taskId: string, log: ReadableLog, onError: (error: unknown) => void) {
    this.taskId = taskId;
    this.#log = log;
    this.#onError = onError;
  }

  /** Reads the state; false where there is no such task. Call it once publications are heard. */
  async load(): Promise<boolean> {
    this.#task = await this.#log.find(this.taskId);
    if (this.#behind) this.catchUp();
    return this.#task !== undefined;
  }

  /** The newest state known. */
  get task(): Task {
    if (!this.#task)
      throw new Error(`The watch of task ${this.taskId} was read before it was loaded.`);
    return this.#task;
  }

  /** The task was deleted or has expired. */
  get gone(): boolean {
    return this.#gone;
  }

  /** Takes a publication; undefined is one that could not be read. */
  hear(event: TaskEvent | undefined, bytes: number): void {
    if (event && this.#isKnown(event)) return;
    if (event && this.#follows(event)) this.#accept(event, bytes);
    else this.catchUp();
  }

  /** Compares with what Redis holds, read by somebody else. A watch that is still being loaded has nothing to compare. */
  compare(position: Position | undefined): void {
    const own = this.#task?.position;
    if (!own) return;
    if (position?.seq !== own.seq || position.nonce !== own.nonce) this.catchUp();
  }

  /** Reads on from where this watch stands, as often as it is asked to, one reading at a time. */
  catchUp(): void {
    this.#behind = true;
    if (!this.#task || this.#catchingUp) return;
    this.#catchingUp = this.#readUntilCurrent()
      .catch(this.#onError)
      .finally(() => {
        this.#catchingUp = undefined;
      });
  }

  /** Calls back once, at the next change; the answer takes the call back. */
  onChange(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => this.#waiting.delete(wake);
  }

  close(): void {
    this.#closed = true;
    this.#waiting.clear();
  }

  async #readUntilCurrent(): Promise<void> {
    while (this.#behind && !this.#closed && !this.#gone) {
      this.#behind = false;
      try {
        await this.#readOn();
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        this.#behind = true;
        await sleep(retryMs, undefined, { ref: false });
      }
    }
  }

  async #readOn(): Promise<void> {
    const { seq, nonce } = this.task.position;
    const [own, ...later] = await this.#log.read(this.taskId, seq, pageSize);
    if (this.#isWrong || own?.seq !== seq || own.nonce !== nonce) return this.#reset();
    // Publications may have been heard while the log was read.
    for (const event of later) {
      if (this.#isKnown(event)) continue;
      if (this.#follows(event)) this.#accept(event, JSON.stringify(event).length);
      else this.#behind = true;
    }
    if (later.length === pageSize - 1) this.#behind = true;
  }

  #isKnown({ seq, nonce }: TaskEvent): boolean {
    const position = this.#task?.position;
    if (!position || seq > position.seq) return false;
    const known = seq === position.seq ? position.nonce : this.recent.get(seq)?.nonce;
    return known === undefined || known === nonce;
  }

  /** Behind a failover that took events back, another event may have the number that comes next. */
  #follows({ seq, previousNonce }: TaskEvent): boolean {
    const position = this.#task?.position;
    return (
      seq === (position?.seq ?? Number.NaN) + 1 &&
      (previousNonce ?? position?.nonce) === position?.nonce
    );
  }

  /** The log does not hold where this watch stands: it was cut, lost writes in a failover, or is no more. */
  async #reset(): Promise<void> {
    const task = await this.#log.find(this.taskId);
    this.epoch += 1;
    this.#isWrong = false;
    this.recent.clear();
    if (task) this.#task = task;
    else this.#gone = true;
    this.#wakeAll();
  }

  #accept(event: TaskEvent, bytes: number): void {
    try {
      this.#task = apply(this.task, event);
    } catch (error) {
      if (!(error instanceof IllegalEventError)) throw error;
      // What this watch heard before was taken back by a failover.
      this.#isWrong = true;
      this.catchUp();
      return;
    }
    this.recent.add(event, bytes);
    this.#wakeAll();
  }

  #wakeAll(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const wake of waiting) wake();
  }
}

/** Events in one reading of the log. */
const pageSize = 100;

/** Milliseconds between two tries while Redis is away. */
const retryMs = 500;
