import type { TaskErrorFieldsFragment, TaskStatus } from '../../generated/graphql.ts';
import { counted } from './numbers.ts';
import { byClock, clock } from './time.ts';
import type { Words } from './words.ts';

/** What of a task its words depend on. */
export interface TaskState {
  readonly status: TaskStatus;
  readonly attempt?: number;
  readonly result: { readonly complete: boolean } | null;
  readonly error: TaskErrorFieldsFragment | null;
  readonly retryAt?: string | null;
}

/** Where a task stands, in a word or two. */
export const taskWords = ({ status, attempt = 0, result }: TaskState): Words => {
  switch (status) {
    case 'PENDING':
      return { text: 'Waiting', tone: 'quiet' };
    case 'STARTED':
      return { text: attempt > 1 ? `Collecting, attempt ${attempt}` : 'Collecting', tone: 'busy' };
    case 'RETRY':
      return { text: 'Trying again soon', tone: 'warning' };
    case 'SUCCESS':
      return result?.complete === false
        ? { text: 'Done, incomplete', tone: 'warning' }
        : { text: 'Done', tone: 'good' };
    case 'FAILURE':
      return { text: 'Failed', tone: 'bad' };
    case 'REVOKED':
      return { text: 'Cancelled', tone: 'quiet' };
  }
};

/** What there is to say of a task besides: of one that runs, what its worker says. */
export const taskNote = (
  task: TaskState & {
    readonly queuePosition: number | null;
    readonly progress: { readonly found: number; readonly message: string | null } | null;
  },
): Words => {
  const { status, result, error, retryAt, queuePosition, progress } = task;
  const found = progress?.found ?? 0;
  switch (status) {
    case 'PENDING': {
      const ahead = queuePosition ? `; ${counted(queuePosition, 'task')} ahead of it` : '';
      return { text: `Waiting for a worker${ahead}.`, tone: 'quiet' };
    }
    case 'STARTED':
      return { text: progress?.message ?? '', tone: 'busy' };
    case 'RETRY': {
      const when = retryAt ? `at ${clock(retryAt)}` : 'soon';
      return { text: `${reason(error)} The next attempt starts ${when}.`, tone: 'warning' };
    }
    case 'SUCCESS':
      return result?.complete === false
        ? { text: 'Not every source delivered. What the others had is here.', tone: 'warning' }
        : { text: 'Every source has delivered.', tone: 'good' };
    case 'FAILURE':
      return { text: `${reason(error)} ${left(found)}`, tone: 'bad' };
    case 'REVOKED':
      return { text: left(found), tone: 'quiet' };
  }
};

const left = (found: number): string =>
  found > 0 ? 'What was collected before is here.' : 'Nothing had been collected before.';

const reason = (error: TaskErrorFieldsFragment | null): string => {
  if (!error) return 'No reason is known.';
  const message = byClock(error.message);
  return /[.!?]$/.test(message) ? message : `${message}.`;
};

/** Every state, for filters. */
export const taskStatuses = [
  'PENDING',
  'STARTED',
  'RETRY',
  'SUCCESS',
  'FAILURE',
  'REVOKED',
] as const satisfies readonly TaskStatus[];

export const isTaskStatus = (text: unknown): text is TaskStatus =>
  taskStatuses.some((status) => status === text);
