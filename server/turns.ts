/** Lets a limited number of holders do something at the same time; others wait, in the order in which they came. */
export class Turns {
  readonly #atOnce: number;
  readonly #waiting = new Set<() => void>();
  #taken = 0;
  #isClosed = false;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** Takes the next turn, which lasts until `end` is called. Ending a turn that has not begun yields the place in the queue. */
  take(): Turn {
    const hasBegun = this.#waiting.size === 0 && this.#taken < this.#atOnce && !this.#isClosed;
    if (hasBegun) this.#taken += 1;
    let start = () => {};
    const begun = hasBegun
      ? atOnce
      : new Promise<void>((resolve) => {
          start = resolve;
          this.#waiting.add(start);
        });
    let hasEnded = false;
    const end = () => {
      if (hasEnded) return;
      hasEnded = true;
      // Nothing may wait for a turn that will not come.
      start();
      if (!this.#waiting.delete(start)) this.#taken -= 1;
      this.#next();
    };
    return { hasBegun, begun, end };
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
  /** Whether it has begun when it was taken, so that nobody has to wait for it. */
  readonly hasBegun: boolean;
  readonly begun: Promise<void>;
  end(): void;
}

const atOnce = Promise.resolve();
