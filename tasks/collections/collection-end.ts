import type { Collection } from '../../contract/collection.ts';
import { isFinal, type Task } from '../../contract/task.ts';
import type { EventLog } from '../event-log/event-log.ts';

/** The state of a collection's tasks, in the order of its parts. */
export interface CollectionTasks {
  readonly tasks: readonly Task[];
  /** Whether all of its tasks have finished. A task that was not started within a minute never will be. */
  readonly isFinished: boolean;
  /** When that may change although nothing is written, in milliseconds since 1970. Undefined: never. */
  readonly checkAt: number | undefined;
  /** Whether it is finished, each of its parts has a task, and no source of any task failed. */
  readonly isComplete: boolean;
}

/** Reads the tasks of a collection. Those that cannot be read are left out, as long as they are. */
export const readCollectionTasks = async (
  log: Pick<EventLog, 'findReadable'>,
  { parts, tasks: members, createdAt }: Collection,
  now: number,
): Promise<CollectionTasks> => {
  const ids = members.flatMap(({ taskId }) => taskId ?? []);
  const found = await Promise.all(ids.map((taskId) => log.findReadable(taskId)));
  const tasks = found.filter((task) => task !== undefined);
  const mayStart = tasks.length < ids.length && now < createdAt + startMs;
  const isFinished = !mayStart && tasks.every(({ status }) => isFinal(status));
  const isWhole = tasks.length === parts.length;
  return {
    tasks,
    isFinished,
    checkAt: mayStart ? createdAt + startMs : undefined,
    isComplete: isFinished && isWhole && tasks.every(({ result }) => result?.complete === true),
  };
};

/** Milliseconds within which the tasks of a collection are started, or never. */
const startMs = 60_000;
