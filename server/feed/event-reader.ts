import type { TaskEvent } from '../../contract/event.ts';
import type { Position } from '../../contract/task.ts';
import type { FeedItem, Resynced } from '../../schema/context.ts';
import { Reader } from './reader.ts';
import type { ReadableLog, Watch } from './watch.ts';

/**
 * Reads every event behind its cursor, each once and in order: from the watch where that has them, from the log where it does
 * not. Where the log does not hold its cursor, it hands out the whole state instead and goes on from there.
 */
export class EventReader extends Reader<FeedItem> {
  readonly #log: ReadableLog;
  #cursor: Position | undefined;
  /** Whether the cursor is known to be a position of the log. */
  #checked: boolean;
  #epoch: number;
  /** Events read ahead: few, since a slow reader holds them while it sends. */
  #page: TaskEvent[] = [];

  constructor(options: {
    watch: Watch;
    log: ReadableLog;
    after: Position | undefined;
    release: () => void;
  }) {
    super(options.watch, options.release);
    this.#log = options.log;
    this.#cursor = options.after;
    this.#checked = options.after === undefined;
    this.#epoch = options.watch.epoch;
  }

  protected get isCurrent(): boolean {
    return this.#checked && this.#standsAt(this.watch.task.position);
  }

  protected async take(): Promise<FeedItem | undefined> {
    if (this.#epoch !== this.watch.epoch) {
      this.#epoch = this.watch.epoch;
      this.#checked = this.#cursor === undefined;
      this.#page = [];
    }
    const tip = this.watch.task.position;
    this.#checked ||= this.#standsAt(tip);
    if (!this.#checked) return this.#readLog();
    const seq = this.#cursor?.seq ?? 0;
    const next = this.#page.shift() ?? this.watch.recent.get(seq + 1);
    if (next) return this.#handOut(next);
    return seq < tip.seq ? this.#readLog() : undefined;
  }

  #standsAt({ seq, nonce }: Position): boolean {
    return this.#cursor?.seq === seq && this.#cursor.nonce === nonce;
  }

  async #readLog(): Promise<FeedItem | undefined> {
    const cursor = this.#cursor;
    const page = await this.#log.read(this.watch.taskId, cursor?.seq ?? 1, pageSize);
    const [first] = page;
    const fits = cursor
      ? first?.seq === cursor.seq && first.nonce === cursor.nonce
      : first?.seq === 1;
    if (!fits) return this.#resync();
    this.#checked = true;
    this.#page = cursor ? page.slice(1) : page;
    const next = this.#page.shift();
    return next ? this.#handOut(next) : undefined;
  }

  async #resync(): Promise<Resynced | undefined> {
    const task = await this.#log.find(this.watch.taskId);
    if (!task) {
      this.watch.catchUp();
      return undefined;
    }
    const { position, attempt, id } = task;
    this.#cursor = position;
    this.#checked = true;
    this.#page = [];
    return { type: 'TaskResynced', taskId: id, ...position, at: Date.now(), attempt, task };
  }

  #handOut(event: TaskEvent): TaskEvent {
    this.#cursor = { seq: event.seq, nonce: event.nonce };
    return event;
  }
}

/** What a reader that sends slowly may hold at the most: so many events. */
const pageSize = 16;
