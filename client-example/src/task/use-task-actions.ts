import { useState } from 'react';
import { useLocation } from 'wouter';
import {
  CancelTaskDocument,
  DeleteTaskDocument,
  RetryTaskDocument,
} from '../../generated/graphql.ts';
import { useMutate } from '../api/hooks.ts';
import { useActionError } from '../api/use-action-error.ts';
import { paths, taskIdsInPath, tasksPath } from '../paths.ts';

/**
 * Cancels, reruns, or deletes a task. The task's events report the outcome.
 *
 * @param onDeleted called instead of leaving the page.
 */
export const useTaskActions = (id: string, onDeleted?: () => void) => {
  const mutate = useMutate();
  const [path, navigate] = useLocation();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useActionError();

  const withState = (action: () => Promise<void>) => async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      await action();
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      setIsBusy(false);
    }
  };

  /** Shows `next` in place of this task. */
  const showInstead = (next: readonly string[]) => {
    const shown = taskIdsInPath(path) ?? [id];
    const ids = shown.flatMap((other) => (other === id ? next : [other]));
    navigate(ids.length > 0 ? tasksPath(ids) : paths.allTasks);
  };

  return {
    isBusy,
    error,
    cancel: withState(async () => {
      await mutate(CancelTaskDocument, { id });
    }),
    rerun: withState(async () => {
      const { retryTask } = await mutate(RetryTaskDocument, { id });
      showInstead([retryTask.task.id]);
    }),
    remove: withState(async () => {
      await mutate(DeleteTaskDocument, { id });
      if (onDeleted) onDeleted();
      else showInstead([]);
    }),
  };
};
