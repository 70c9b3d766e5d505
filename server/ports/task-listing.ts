import type { Task } from '../../contract/task.ts';
import type { TaskPage, TaskQuery } from '../../schema/context.ts';
import { badInput } from '../../schema/errors.ts';
import type { Deployment } from '../../tasks/deployment.ts';
import { comparableName } from '../../tasks/product-name.ts';
import { decodeIndexCursor, encodeIndexCursor, type IndexEntry } from '../../tasks/task-index.ts';
import { ownerOf, type Viewer } from '../access/viewer.ts';
import { visibleTo } from './visible-tasks.ts';

/** Tasks that a viewer may see, newest first; entries without a record are passed over. */
export const listTasks = async (
  { index, log }: Pick<Deployment, 'index' | 'log'>,
  viewer: Viewer,
  query: TaskQuery,
): Promise<TaskPage> => {
  const caller = ownerOf(viewer);
  const owner = viewer.kind === 'caller' ? caller : undefined;
  const found: { cursor: string; task: Task }[] = [];
  let after = query.after === undefined ? undefined : readCursor(query.after);
  for (let looked = 0; looked < mostEntries && found.length <= query.first; ) {
    const entries: IndexEntry[] = await index.page(owner, after, pageSize);
    const tasks = await Promise.all(entries.map(({ taskId }) => log.find(taskId)));
    for (const [i, entry] of entries.entries()) {
      const task = visibleTo(viewer, tasks[i]);
      if (task && matches(task, query)) found.push({ cursor: encodeIndexCursor(entry), task });
    }
    looked += entries.length;
    after = entries.at(-1);
    if (entries.length < pageSize) break;
  }
  return { edges: found.slice(0, query.first), hasNextPage: found.length > query.first };
};

const pageSize = 100;

/** Entries that one call looks through at the most, whatever the filter. */
const mostEntries = 10_000;

const readCursor = (text: string): IndexEntry => {
  const entry = decodeIndexCursor(text);
  if (!entry) throw badInput('after', text, 'the cursor of an edge of `tasks`');
  return entry;
};

const matches = (task: Task, { status, kind, productName }: TaskQuery): boolean =>
  (status === undefined || status.includes(task.status)) &&
  (kind === undefined || kind.includes(task.kind)) &&
  (productName === undefined || comparableName(task.productName) === comparableName(productName));
