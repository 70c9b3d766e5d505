import type { TaskEvent } from '../../contract/event.ts';

/**
 * The newest events of one task, without a hole up to the newest, kept so that readers who are nearly up to date share them
 * instead of reading the log each.
 */
export class RecentEvents {
  #entries: { event: TaskEvent; bytes: number }[] = [];
  #bytes = 0;

  /** @param bytes what the event weighs as text. */
  add(event: TaskEvent, bytes: number): void {
    this.#entries.push({ event, bytes });
    this.#bytes += bytes;
    while (
      this.#entries.length > mostEvents ||
      (this.#bytes > mostBytes && this.#entries.length > 1)
    ) {
      this.#bytes -= this.#entries.shift()?.bytes ?? 0;
    }
  }

  /** The event number `seq`, if it is kept. */
  get(seq: number): TaskEvent | undefined {
    const first = this.#entries[0]?.event.seq;
    return first === undefined ? undefined : this.#entries[seq - first]?.event;
  }

  clear(): void {
    this.#entries = [];
    this.#bytes = 0;
  }
}

const mostEvents = 64;
const mostBytes = 256 * 1024;
