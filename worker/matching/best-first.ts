/**
 * The items that match, best first. Ties are sorted by ID, so that every attempt finds the same order.
 *
 * @param scoreOf 0 for an item that does not match.
 * @param idOf Default: ties stay in the order in which they are given.
 */
export const bestFirst = <Item>(
  items: readonly Item[],
  scoreOf: (item: Item) => number,
  idOf?: (item: Item) => string,
): Item[] =>
  items
    .map((item) => ({ item, score: scoreOf(item) }))
    .filter(({ score }) => score > 0)
    .sort(
      (one, other) =>
        other.score - one.score ||
        (idOf === undefined ? 0 : idOf(one.item) < idOf(other.item) ? -1 : 1),
    )
    .map(({ item }) => item);
