/** Lets a limited number of holders do something at the same time; others wait, in the order in which they came. */
export class Turns {
  readonly #atOnce: number;
  readonly #waiting = new Set<() => void>();
  #taken = 0;
  #isClosed = false;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** Whether the next turn has to be waited for. */
  get areTaken(): boolean {
    return this.#waiting.size > 0 || this.#taken >= this.#atOnce || this.#isClosed;
  }

  /** Takes the next turn, which lasts until `end` is called. Ending a turn that has not begun yields the place in the queue. */
  take(): Turn {
    let start = () => {};
    const begun = new Promise<void>((resolve) => {
      start = resolve;
    });
    this.#waiting.add(start);
    this.#next();
    let hasEnded = false;
    const end = () => {
      if (hasEnded) return;
      hasEnded = true;
      // Nothing may wait for a turn that will not come.
      start();
      if (!this.#waiting.delete(start)) this.#taken -= 1;
      this.#next();
    };
    return { begun, end };
  }

  /** No more turns begin. */
  close(): void {
    this.#isClosed = true;
  }

  #next(): void {
    const [start] = this.#waiting;
    if (start === undefined || this.#isClosed || this.#taken >= this.#atOnce) return;
    this.#waiting.delete(start);
    this.#taken += 1;
    start();
  }
}

export interface Turn {
  readonly begun: Promise<void>;
  end(): void;
}
