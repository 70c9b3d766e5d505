import type { TaskFilter } from '../../schema/task-query.ts';
import type { ListRange } from '../../tasks/creation-lists.ts';
import type { TaskFacts } from '../../tasks/event-log/task-facts.ts';
import type { IndexEntry } from '../../tasks/index-cursor.ts';
import { ownerNamed } from '../access/owner-name.ts';
import { ownerOf, type Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';
import { visibleTo } from './find-task.ts';
import type { ScanBudget } from './scan-budget.ts';
import { taskMatcher } from './task-matcher.ts';

/** Some consecutive entries of the lists of tasks. */
export interface ScannedEntries {
  readonly matches: readonly { readonly entry: IndexEntry; readonly facts: TaskFacts }[];
  /** Where the next scan continues; undefined at the end. */
  readonly next: IndexEntry | undefined;
}

export interface ScanOptions {
  /** Where an earlier scan ended. */
  readonly after?: IndexEntry | undefined;
  /** The entries read at first, fewer if less than that may suffice. */
  readonly firstRead?: number;
  /** The most entries read. Default: no limit. */
  readonly limit?: number;
  /** What all lists of the operation may scan together. Default: no limit. */
  readonly budget?: ScanBudget | undefined;
}

/**
 * Scans the tasks that the viewer may see, newest first. Of each it reads only what filters compare. Entries without a record, or whose
 * record cannot be read, do not match. Read only as much of it as needed.
 */
export async function* scanTasks(
  { index, eventLog }: Pick<Dependencies, 'index' | 'eventLog'>,
  viewer: Viewer,
  where: TaskFilter,
  { after, firstRead = entriesPerRead, limit = Number.POSITIVE_INFINITY, budget }: ScanOptions = {},
): AsyncGenerator<ScannedEntries, void, undefined> {
  const { owner, ...times } = rangeOf(viewer, where);
  const matches = taskMatcher(where);
  let from = after;
  for (let scanned = 0, wanted = firstRead; wanted > 0; ) {
    const size = budget?.take(wanted) ?? wanted;
    const entries = await index.page(owner, from, size, times);
    budget?.giveBack(size - entries.length);
    const facts = await eventLog.facts(entries.map(({ taskId }) => taskId));
    const next = entries.length < size ? undefined : entries.at(-1);
    yield {
      matches: entries.flatMap((entry, i) => {
        const found = visibleTo(viewer, facts[i]);
        return found && matches(found) ? [{ entry, facts: found }] : [];
      }),
      next,
    };
    if (!next) return;
    from = next;
    scanned += entries.length;
    wanted = Math.min(entriesPerRead, limit - scanned);
  }
}

/** The part of the lists that a viewer's filter needs. @throws FORBIDDEN */
export const rangeOf = (
  viewer: Viewer,
  { owner, createdFrom, createdUntil }: TaskFilter,
): ListRange => {
  const named = owner === undefined ? undefined : ownerNamed(viewer, owner);
  const own = ownerOf(viewer);
  return { owner: viewer.kind === 'caller' ? own : named, createdFrom, createdUntil };
};

const entriesPerRead = 500;
