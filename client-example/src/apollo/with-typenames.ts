import type { TaskView } from '../../../client/src/follow-task/task-view.ts';
import type {
  ProgressFieldsFragment,
  TaskErrorFieldsFragment,
} from '../../../client/src/generated/graphql.ts';

/**
 * What a task's events change, as Apollo's cache wants it: events come without the names of their inner types, and without
 * them the cache finds no fragment that fits and keeps nothing.
 */
export const withTypenames = (
  { status, attempt, result, error, retryAt }: TaskView,
  progress: ProgressFieldsFragment,
) => ({
  status,
  attempt,
  retryAt,
  error: ofError(error),
  progress: {
    ...progress,
    __typename: 'Progress',
    sources: progress.sources.map((source) => ({
      ...source,
      __typename: 'SourceProgress',
      error: ofError(source.error),
    })),
  },
  result: result && {
    ...result,
    __typename: 'ReviewResult',
    summary: {
      ...result.summary,
      __typename: 'ReviewSummary',
      bySource: result.summary.bySource.map((source) => ({
        ...source,
        __typename: 'SourceSummary',
      })),
    },
  },
});

const ofError = (error: TaskErrorFieldsFragment | null) =>
  error && { ...error, __typename: 'TaskError' };
