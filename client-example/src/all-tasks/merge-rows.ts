interface Row {
  readonly id: string;
  readonly createdAt: string;
}

/**
 * The rows of a live page and of pages that were read once, newest first. A row that newer ones pushed off the live page is kept; one
 * that left it because it no longer matches is not.
 */
export const mergeRows = <T extends Row>(live: readonly T[], older: readonly T[]): T[] => {
  const last = live.at(-1);
  if (!last) return [];
  const ids = new Set(live.map(({ id }) => id));
  return [
    ...live,
    ...older.filter(({ id, createdAt }) => createdAt <= last.createdAt && !ids.has(id)),
  ];
};
