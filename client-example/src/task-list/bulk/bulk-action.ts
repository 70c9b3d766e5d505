import { isFinalStatus } from '@reviewcast/client';
import type { TaskRowFragment, TaskStatus } from '../../../generated/graphql.ts';
import { formatCount } from '../../text/numbers.ts';
import { rowState } from '../row-state.ts';

/** What can be done to many tasks at once. */
export type BulkAction = 'retry' | 'cancel' | 'delete';

interface BulkActionTexts {
  /** "Retry" */
  readonly verb: string;
  /** "Retried" */
  readonly done: string;
  /** What will happen. */
  readonly consequence: string;
  /** Which tasks the action applies to: "tasks that failed, …". */
  readonly applicable: string;
}

export const bulkActionTexts: Readonly<Record<BulkAction, BulkActionTexts>> = {
  retry: {
    verb: 'Retry',
    done: 'Retried',
    consequence: 'Each runs again as a new task; the old one stays as it is.',
    applicable: 'tasks that failed, were canceled, or are incomplete, and have not been retried',
  },
  cancel: {
    verb: 'Cancel',
    done: 'Canceled',
    consequence: 'They stop at once. Reviews collected so far are kept.',
    applicable: 'tasks that are waiting or running',
  },
  delete: {
    verb: 'Delete',
    done: 'Deleted',
    consequence: 'Their reviews and logs are deleted permanently.',
    applicable: 'finished tasks',
  },
};

/** Whether an action applies to a task. */
export const isApplicable = (action: BulkAction, task: TaskRowFragment): boolean => {
  const isFinal = isFinalStatus(task.status);
  if (action === 'cancel') return !isFinal;
  if (action === 'delete') return isFinal;
  return isFinal && rowState(task).result?.complete !== true;
};

/** The actions that can apply to tasks of these statuses; empty for any status. */
export const applicableActions = (statuses: readonly TaskStatus[]): BulkAction[] => {
  const isAny = statuses.length === 0;
  const hasFinal = isAny || statuses.some((status) => isFinalStatus(status));
  const hasOpen = isAny || statuses.some((status) => !isFinalStatus(status));
  return [
    ...(hasFinal ? (['retry'] as const) : []),
    ...(hasOpen ? (['cancel'] as const) : []),
    ...(hasFinal ? (['delete'] as const) : []),
  ];
};

/** What a bulk action did. */
export interface BulkOutcome {
  readonly action: BulkAction;
  readonly changed: number;
  /** Tasks that could not be changed. */
  readonly failed: number;
  /** Why the first of them could not. */
  readonly error?: Error;
  /** Whether more tasks match than one call handles. */
  readonly hasMore: boolean;
}

/** What a bulk action did, in a sentence: "Retried 12 tasks." */
export const outcomeSentence = ({ action, changed, failed, hasMore }: BulkOutcome): string => {
  const { verb, done } = bulkActionTexts[action];
  const sentences = [`${done} ${formatCount(changed, 'task')}.`];
  if (failed > 0) sentences.push(`${formatCount(failed, 'task')} could not be changed.`);
  if (hasMore) sentences.push(`More tasks match: ${verb.toLowerCase()} again for the rest.`);
  return sentences.join(' ');
};
