/** Turns what is pushed into what is pulled. One reader; unbounded, as a WebSocket cannot be held back. */
export interface EventQueue<T> extends AsyncIterable<T> {
  push(item: T): void;
  /** The reader is given what was pushed before, then `problem`, thrown. Only the first end counts. */
  end(problem: unknown): void;
  /** The reader is given `reason` at once, thrown. */
  abort(reason: unknown): void;
}

export const createEventQueue = <T>(): EventQueue<T> => {
  let items: T[] = [];
  let ending: { problem: unknown } | undefined;
  let wake = () => {};

  return {
    push(item) {
      if (ending) return;
      items.push(item);
      wake();
    },
    end(problem) {
      ending ??= { problem };
      wake();
    },
    abort(reason) {
      items = [];
      ending = { problem: reason };
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const [item] = items.splice(0, 1);
        if (item !== undefined) yield item;
        else if (ending) throw ending.problem;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    },
  };
};
