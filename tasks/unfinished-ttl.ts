/**
 * Milliseconds that an unfinished task, and its entry in the join index, are kept: a week. This is far longer than any time limit
 * and only ensures that no key stays forever.
 */
export const unfinishedTtlMs = 7 * 24 * 60 * 60 * 1000;
