/** An async iterable that is pushed to. For one reader. Unbounded, because a WebSocket has no back-pressure. */
export interface EventQueue<T> extends AsyncIterable<T> {
  push(item: T): void;
  /** The reader receives the remaining items, then `problem` is thrown. Later calls are ignored. */
  end(problem: unknown): void;
  /** Discards the remaining items and throws `reason` to the reader. */
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
