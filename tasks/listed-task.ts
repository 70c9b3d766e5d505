import type { TaskInput } from '../contract/task.ts';
import { digestOf } from './join-index.ts';

/** What is needed to remove a task from every list, also if its record is gone. */
export interface ListedTask {
  readonly taskId: string;
  readonly owner: string;
  /** The digest of its input. */
  readonly digest: string;
}

export const listedTask = (taskId: string, input: TaskInput): ListedTask => ({
  taskId,
  owner: input.owner,
  digest: digestOf(input),
});

/** The member of the lists of unfinished and finished tasks. No part contains a space. */
export const textOf = ({ taskId, owner, digest }: ListedTask): string =>
  `${taskId} ${owner} ${digest}`;

/** Reads what {@link textOf} returned. */
export const readListedTask = (text: string): ListedTask => {
  const [taskId = '', owner = '', digest = ''] = text.split(' ');
  return { taskId, owner, digest };
};
