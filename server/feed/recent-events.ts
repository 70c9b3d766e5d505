import type { LoggedEvent } from '../../contract/event.ts';

/** The newest events of one task, without gaps, so that readers that almost keep up share them instead of each reading the log. */
export class RecentEvents {
  #entries: { event: LoggedEvent; bytes: number }[] = [];
  #bytes = 0;

  /** @param bytes the approximate size of the event as JSON. */
  add(event: LoggedEvent, bytes: number): void {
    this.#entries.push({ event, bytes });
    this.#bytes += bytes;
    while (
      this.#entries.length > maxEvents ||
      (this.#bytes > maxBytes && this.#entries.length > 1)
    ) {
      this.#bytes -= this.#entries.shift()?.bytes ?? 0;
    }
  }

  /** The event with this number, if it is still kept. */
  get(seq: number): LoggedEvent | undefined {
    const first = this.#entries[0]?.event.seq;
    return first === undefined ? undefined : this.#entries[seq - first]?.event;
  }

  clear(): void {
    this.#entries = [];
    this.#bytes = 0;
  }
}

const maxEvents = 64;
const maxBytes = 256 * 1024;
