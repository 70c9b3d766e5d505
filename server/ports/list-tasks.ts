import { invalidCursor } from '../../schema/errors.ts';
import type { TaskPage, TaskQuery } from '../../schema/task-query.ts';
import { decodeIndexCursor, encodeIndexCursor, type IndexEntry } from '../../tasks/index-cursor.ts';
import type { Viewer } from '../access/viewer.ts';
import { countTasks } from './count-tasks.ts';
import type { Dependencies } from './dependencies.ts';
import type { ScanBudget } from './scan-budget.ts';
import { type ScannedEntries, scanTasks } from './scan-tasks.ts';
import { taskMatcher } from './task-matcher.ts';

type ListDependencies = Pick<Dependencies, 'index' | 'eventLog'>;

/**
 * Tasks the viewer may see, newest first. Entries without a record, or whose record cannot be read, are skipped. One call scans at
 * most 10,000 entries: if it ends there, the page may be short or empty, and its `endCursor` is where the next page continues.
 */
export const listTasks = async (
  dependencies: ListDependencies,
  viewer: Viewer,
  { first, after: cursor, where }: TaskQuery,
  budget?: ScanBudget,
): Promise<TaskPage> => {
  const after = cursor === undefined ? undefined : parseCursor(cursor);
  const matches = taskMatcher(where);
  const found: TaskPage['edges'][number][] = [];
  let next: IndexEntry | undefined;
  for await (const part of scanTasks(dependencies, viewer, where, {
    after,
    firstRead: first + 1,
    limit: maxScanned,
    budget,
  })) {
    found.push(...(await edgesOf(dependencies, matches, part, first + 1 - found.length)));
    next = part.next;
    if (found.length > first) break;
  }
  const edges = found.slice(0, first);
  const lastCursor = edges.at(-1)?.cursor ?? null;
  const hasMore = found.length > first;
  return {
    edges,
    hasNextPage: hasMore || next !== undefined,
    endCursor: hasMore || !next ? lastCursor : encodeIndexCursor(next),
    count: once(() => countTasks(dependencies, viewer, where, budget)),
  };
};

/** Reads up to `count` of the tasks that match. A task may have changed since it was compared. */
const edgesOf = async (
  { eventLog }: ListDependencies,
  matches: ReturnType<typeof taskMatcher>,
  part: ScannedEntries,
  count: number,
): Promise<TaskPage['edges'][number][]> => {
  const edges: TaskPage['edges'][number][] = [];
  for (let from = 0; from < part.matches.length && edges.length < count; ) {
    const wanted = part.matches.slice(from, from + count - edges.length);
    const tasks = await Promise.all(wanted.map(({ entry }) => eventLog.findReadable(entry.taskId)));
    for (const [i, { entry }] of wanted.entries()) {
      const task = tasks[i];
      if (task && matches(task)) edges.push({ cursor: encodeIndexCursor(entry), task });
    }
    from += wanted.length;
  }
  return edges;
};

/** The most entries that one call scans, whatever the filter. */
const maxScanned = 10_000;

const parseCursor = (text: string): IndexEntry => {
  const entry = decodeIndexCursor(text);
  if (!entry)
    throw invalidCursor(
      'after',
      text,
      'the cursor of an edge or the `endCursor` of a page of `tasks`',
    );
  return entry;
};

/** Shares one call, unless it failed. */
const once = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let reading: Promise<T> | undefined;
  return () => {
    reading ??= read().catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };
};
