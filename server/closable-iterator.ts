/**
 * An iterator that its reader can close at any time, also while a call of `next` is pending.
 *
 * @param next takes the next item.
 * @param close is called when the reader closes the iterator.
 */
export const closableIterator = <Item>(
  next: () => Promise<IteratorResult<Item, undefined>>,
  close: () => unknown,
): AsyncIterableIterator<Item, undefined> => ({
  next,
  async return() {
    await close();
    return ended;
  },
  [Symbol.asyncIterator]() {
    return this;
  },
});

/** What an iterator returns once it has ended. */
export const ended: IteratorReturnResult<undefined> = { value: undefined, done: true };
