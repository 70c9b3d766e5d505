import { apply, IllegalEventError } from '../../contract/apply.ts';
import type { LoggedEvent } from '../../contract/event.ts';
import type { Position, Task } from '../../contract/task.ts';
import { retryWhileUnavailable } from '../../redis/retry-while-unavailable.ts';
import { UnreadableDataError } from '../../tasks/unreadable.ts';
import { RecentEvents } from './recent-events.ts';

/** The log as a watch reads it. */
export interface ReadableLog {
  find(taskId: string): Promise<Task | undefined>;
  /** Up to `count` events, starting with number `from`. @throws {UnreadableDataError} if the first cannot be read. */
  read(taskId: string, from: number, count: number): Promise<LoggedEvent[]>;
}

/** Who is told that a watch has changed. */
export interface ChangeListener {
  noteChange(): void;
}

/** What the watches of a process have done. */
export interface FeedCounts {
  /** Events and states that watchers received. */
  delivered: number;
  /** Times that a publication was missing, so that the log was read. */
  gaps: number;
}

/**
 * One process's live state of one task, shared by all of its readers: the newest state and the newest events. It receives
 * publications and reads the log whenever one does not follow the last event it knows.
 */
export class Watch {
  readonly taskId: string;
  readonly recent = new RecentEvents();
  /**
   * Differs from those of all other watches. Changes when the log did not continue at this watch's position: every reader must then
   * verify its own cursor.
   */
  epoch = nextEpoch();
  readonly #log: ReadableLog;
  readonly #onError: (error: unknown) => void;
  readonly #onEvent: (event: LoggedEvent) => void;
  readonly counts: FeedCounts;
  readonly #readers = new Set<ChangeListener>();
  #task: Task | undefined;
  #gone = false;
  #failure: UnreadableDataError | undefined;
  #closed = false;
  #catchingUp: Promise<void> | undefined;
  #isStale = false;
  #mustReset = false;

  /**
   * @param onError called with unexpected errors, such as an unreadable log entry.
   * @param onEvent called with each event that follows the state, once all readers have been told.
   */
  constructor(
    taskId: string,
    log: ReadableLog,
    onError: (error: unknown) => void,
    counts: FeedCounts = { delivered: 0, gaps: 0 },
    onEvent: (event: LoggedEvent) => void = () => {},
  ) {
    this.taskId = taskId;
    this.#log = log;
    this.#onError = onError;
    this.counts = counts;
    this.#onEvent = onEvent;
  }

  /** Reads the state. Call it after subscribing. @returns whether the task exists. */
  async load(): Promise<boolean> {
    this.#task = await this.#log.find(this.taskId);
    if (this.#isStale) this.catchUp();
    return this.#task !== undefined;
  }

  /** The newest known state. */
  get task(): Task {
    if (!this.#task) throw new Error(`The watch of task ${this.taskId} has not been loaded.`);
    return this.#task;
  }

  /** Whether the task was deleted or has expired. */
  get gone(): boolean {
    return this.#gone;
  }

  /** Why the state could not be read again. Readers end with this error. */
  get failure(): UnreadableDataError | undefined {
    return this.#failure;
  }

  /** Handles a publication; undefined if it could not be parsed. */
  receive(event: LoggedEvent | undefined, bytes: number): void {
    if (event && this.#isKnown(event)) return;
    if (event && this.#follows(event)) this.#accept(event, bytes);
    else this.#repair();
  }

  /** Compares this watch with the end of the log and catches up if they differ. Does nothing before the watch is loaded. */
  compare(position: Position | undefined): void {
    const own = this.#task?.position;
    if (!own) return;
    if (position?.seq !== own.seq || position.nonce !== own.nonce) this.#repair();
  }

  /** Reads the log from this watch's position. Calls during a read cause one more read after it. */
  catchUp(): void {
    this.#isStale = true;
    if (!this.#task || this.#catchingUp) return;
    this.#catchingUp = this.#readUntilCurrent()
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#catchingUp = undefined;
      });
  }

  /** Tells a reader of each change until it is removed. */
  add(reader: ChangeListener): void {
    this.#readers.add(reader);
  }

  remove(reader: ChangeListener): void {
    this.#readers.delete(reader);
  }

  close(): void {
    this.#closed = true;
    this.#readers.clear();
  }

  #repair(): void {
    this.counts.gaps += 1;
    this.catchUp();
  }

  async #readUntilCurrent(): Promise<void> {
    const readUnlessClosed = async () => {
      if (this.#closed) return;
      this.#isStale = false;
      await this.#readNewEvents();
    };
    while (this.#isStale && !this.#closed && !this.#gone) {
      await retryWhileUnavailable(readUnlessClosed, { firstDelayMs: retryMs, maxDelayMs: retryMs });
    }
  }

  async #readNewEvents(): Promise<void> {
    const { seq, nonce } = this.task.position;
    const [own, ...later] = await this.#readPage(seq);
    if (this.#mustReset || own?.seq !== seq || own.nonce !== nonce) return this.#reset();
    // Publications may have arrived while the log was being read.
    for (const event of later) {
      if (this.#isKnown(event)) continue;
      if (this.#follows(event)) this.#accept(event, JSON.stringify(event).length);
      else this.#isStale = true;
    }
    // More events may follow, or one that cannot be read.
    if (later.length > 0) this.#isStale = true;
  }

  /** Returns no events if the one after `seq` cannot be read: the state then continues from the record. */
  async #readPage(seq: number): Promise<LoggedEvent[]> {
    try {
      const events = await this.#log.read(this.taskId, seq, pageSize);
      // A page ends before an event that cannot be read.
      if (events.length === 1) events.push(...(await this.#log.read(this.taskId, seq + 1, 1)));
      return events;
    } catch (error) {
      if (!(error instanceof UnreadableDataError)) throw error;
      this.#onError(error);
      return [];
    }
  }

  #isKnown({ seq, nonce }: LoggedEvent): boolean {
    const position = this.#task?.position;
    if (!position || seq > position.seq) return false;
    const known = seq === position.seq ? position.nonce : this.recent.get(seq)?.nonce;
    return known === undefined || known === nonce;
  }

  /** After a failover lost events, a different event may have the next number, so the nonces must match as well. */
  #follows({ seq, previousNonce }: LoggedEvent): boolean {
    const position = this.#task?.position;
    return (
      seq === (position?.seq ?? Number.NaN) + 1 &&
      (previousNonce ?? position?.nonce) === position?.nonce
    );
  }

  /** The log does not contain this watch's position: it was trimmed, lost writes in a failover, or is gone. */
  async #reset(): Promise<void> {
    const task = await this.#log.find(this.taskId);
    this.epoch = nextEpoch();
    this.#mustReset = false;
    this.recent.clear();
    if (task) this.#task = task;
    else this.#gone = true;
    this.#wakeAll();
  }

  #accept(event: LoggedEvent, bytes: number): void {
    try {
      this.#task = apply(this.task, event);
    } catch (error) {
      if (!(error instanceof IllegalEventError)) throw error;
      // A failover lost events that this watch had received.
      this.#mustReset = true;
      this.catchUp();
      return;
    }
    this.recent.add(event, bytes);
    this.#wakeAll();
    this.#onEvent(event);
  }

  #fail(error: unknown): void {
    this.#onError(error);
    if (!(error instanceof UnreadableDataError)) return;
    this.#failure = error;
    this.#wakeAll();
  }

  #wakeAll(): void {
    for (const reader of this.#readers) reader.noteChange();
  }
}

let epochs = 0;
const nextEpoch = (): number => {
  epochs += 1;
  return epochs;
};

/** Events per read of the log. */
const pageSize = 100;

/** Milliseconds between attempts while Redis is unavailable. */
const retryMs = 500;
