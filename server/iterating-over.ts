/**
 * An iterator that takes its items from another one, which is closed with it.
 *
 * @param next takes the next item.
 * @param onReturn called before the other one is closed.
 */
export const iteratingOver = <Item>(
  source: AsyncIterator<Item>,
  next: () => Promise<IteratorResult<Item>>,
  onReturn: () => void = () => {},
): AsyncIterableIterator<Item> => ({
  next,
  return() {
    onReturn();
    return closed(source);
  },
  [Symbol.asyncIterator]() {
    return this;
  },
});

/** Closes an iterator. @returns what its own `next` would from then on. */
export const closed = async <Item>(iterator: AsyncIterator<Item>): Promise<IteratorResult<Item>> =>
  (await iterator.return?.()) ?? { value: undefined, done: true };
