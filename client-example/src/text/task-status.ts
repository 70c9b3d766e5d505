import {
  type ProgressReport,
  type ReportedTask,
  reportProgress,
  reviewsFromSources,
} from '@reviewcast/client';
import type { TaskStatus } from '../../generated/graphql.ts';
import { formatCount } from './numbers.ts';
import type { StatusLabel } from './status-label.ts';
import { formatTime, localizeTimes } from './time.ts';

/** The fields of a task that its status label depends on. */
export interface TaskState extends Omit<ReportedTask, 'progress'> {
  readonly progress?: ReportedTask['progress'];
  readonly attempt?: number;
  readonly error: { readonly message: string } | null;
  readonly retryAt?: string | null;
}

/** A task's status in a word or two. */
export const taskStatusLabel = ({
  attempt = 0,
  progress = null,
  ...task
}: TaskState): StatusLabel => {
  switch (reportProgress({ ...task, progress }).phase) {
    case 'queued':
      return { text: 'Queued', intent: 'neutral' };
    case 'collecting':
      return attempt > 1
        ? { text: `Collecting (attempt ${attempt})`, intent: 'active' }
        : { text: 'Collecting', intent: 'active' };
    case 'retrying':
      return { text: 'Retrying soon', intent: 'warning' };
    case 'complete':
      return { text: 'Complete', intent: 'success' };
    case 'partial':
      return { text: 'Partially complete', intent: 'warning' };
    case 'failed':
      return { text: 'Failed', intent: 'error' };
    case 'canceled':
      return { text: 'Canceled', intent: 'neutral' };
  }
};

/** A sentence about the task's status. */
export const taskStatusDetail = (
  report: ProgressReport,
  { error, retryAt }: Pick<TaskState, 'error' | 'retryAt'>,
  queuePosition: number | null,
): StatusLabel => {
  const { found, failed, sources } = report;
  switch (report.phase) {
    case 'queued': {
      const ahead = queuePosition ? ` (${formatCount(queuePosition, 'task')} ahead)` : '';
      return { text: `Waiting for a worker${ahead}.`, intent: 'neutral' };
    }
    case 'collecting': {
      const open = sources.filter(({ phase }) => openPhases.includes(phase)).length;
      const problem = failed > 0 ? ` ${formatCount(failed, 'source')} failed.` : '';
      const todo = open > 0 ? `${formatCount(open, 'source')} to go.` : 'Summarizing.';
      return { text: `${todo}${problem}`, intent: 'active' };
    }
    case 'retrying': {
      const when = retryAt ? `at ${formatTime(retryAt)}` : 'soon';
      return { text: `${reasonFor(error)} Next attempt ${when}.`, intent: 'warning' };
    }
    case 'complete':
      return { text: 'All sources finished.', intent: 'success' };
    case 'partial': {
      const problem =
        failed > 0 ? 'Some sources failed.' : 'Time ran out before all sources finished.';
      const outcome =
        found > 0 ? 'The reviews that were collected are below.' : 'The others found no reviews.';
      return { text: `${problem} ${outcome}`, intent: 'warning' };
    }
    case 'failed':
      return { text: `${reasonFor(error)} ${outcomeFor(found)}`, intent: 'error' };
    case 'canceled':
      return { text: outcomeFor(found, 'it was canceled'), intent: 'neutral' };
  }
};

/** The status and what was collected, as in "Partially complete: 197 reviews from 1 of 5 sources." */
export const progressSentence = (task: TaskState & ReportedTask): string =>
  `${taskStatusLabel(task).text}: ${reviewsFromSources(reportProgress(task))}.`;

const openPhases: readonly string[] = ['waiting', 'collecting', 'coolingDown'];

const outcomeFor = (found: number, end = 'then'): string =>
  found > 0 ? `Reviews collected before ${end} are below.` : 'No reviews were collected.';

const reasonFor = (error: TaskState['error']): string => {
  if (!error) return 'The reason is unknown.';
  const message = localizeTimes(error.message);
  return /[.!?]$/.test(message) ? message : `${message}.`;
};

/** All statuses, in filter order. */
export const taskStatuses = [
  'PENDING',
  'STARTED',
  'RETRY',
  'SUCCESS',
  'FAILURE',
  'REVOKED',
] as const satisfies readonly TaskStatus[];

export const isTaskStatus = (value: unknown): value is TaskStatus =>
  taskStatuses.some((status) => status === value);
