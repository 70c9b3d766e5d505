import type { Task } from '../../contract/task.ts';
import type { TaskPage, TaskQuery } from '../../schema/context.ts';
import { invalidCursor } from '../../schema/errors.ts';
import { decodeIndexCursor, encodeIndexCursor, type IndexEntry } from '../../tasks/index-cursor.ts';
import { comparableName } from '../../tasks/product-name.ts';
import { productNameSearch } from '../../tasks/product-name-search.ts';
import { ownerOf, type Viewer } from '../access/viewer.ts';
import type { Dependencies } from './dependencies.ts';
import { visibleTo } from './find-task.ts';

/**
 * Tasks the viewer may see, newest first. Entries without a record, or whose record cannot be read, are skipped. One call scans at
 * most 10,000 entries: if it ends there, the page may be short or empty, and its `endCursor` is where the next page continues.
 */
export const listTasks = async (
  { index, eventLog }: Pick<Dependencies, 'index' | 'eventLog'>,
  viewer: Viewer,
  query: TaskQuery,
): Promise<TaskPage> => {
  const caller = ownerOf(viewer);
  const owner = viewer.kind === 'caller' ? caller : undefined;
  const matches = matcherOf(query);
  const found: TaskPage['edges'][number][] = [];
  let after = query.after === undefined ? undefined : parseCursor(query.after);
  let mayHaveMore = true;
  for (let scanned = 0; mayHaveMore && scanned < maxScanned && found.length <= query.first; ) {
    const entries: IndexEntry[] = await index.page(owner, after, entriesPerRead);
    const tasks = await Promise.all(entries.map(({ taskId }) => eventLog.findReadable(taskId)));
    for (const [i, entry] of entries.entries()) {
      const task = visibleTo(viewer, tasks[i]);
      if (task && matches(task)) found.push({ cursor: encodeIndexCursor(entry), task });
    }
    scanned += entries.length;
    after = entries.at(-1) ?? after;
    mayHaveMore = entries.length === entriesPerRead;
  }
  const edges = found.slice(0, query.first);
  const lastCursor = edges.at(-1)?.cursor ?? null;
  if (found.length > query.first) return { edges, hasNextPage: true, endCursor: lastCursor };
  if (!mayHaveMore || !after) return { edges, hasNextPage: false, endCursor: lastCursor };
  return { edges, hasNextPage: true, endCursor: encodeIndexCursor(after) };
};

const entriesPerRead = 100;

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

/** One call compares many tasks, so what the query contains is prepared once. */
const matcherOf = ({ status, kind, productName, search }: TaskQuery): ((task: Task) => boolean) => {
  const wantedName = productName === undefined ? undefined : comparableName(productName);
  const isFound = search === undefined ? undefined : productNameSearch(search);
  return (task) =>
    (status === undefined || status.includes(task.status)) &&
    (kind === undefined || kind.includes(task.kind)) &&
    (wantedName === undefined || comparableName(task.productName) === wantedName) &&
    (isFound === undefined || task.id === search || isFound(task.productName));
};
