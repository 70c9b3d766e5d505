import { useState } from 'react';
import { useLocation } from 'wouter';
import {
  CancelTaskDocument,
  DeleteTaskDocument,
  RetryTaskDocument,
} from '../../generated/graphql.ts';
import { useApi } from '../api/api-context.ts';
import { paths, taskIdsInPath, tasksPath } from '../paths.ts';

/**
 * Cancels, reruns, or deletes a task. The task's events report the outcome.
 *
 * @param onDeleted called instead of leaving the page.
 */
export const useTaskActions = (id: string, onDeleted?: () => void) => {
  const send = useApi().useSend();
  const [path, navigate] = useLocation();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<Error>();

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
    navigate(ids.length > 0 ? tasksPath(ids) : paths.history);
  };

  return {
    isBusy,
    error,
    cancel: withState(async () => {
      await send(CancelTaskDocument, { id });
    }),
    rerun: withState(async () => {
      const { retryTask } = await send(RetryTaskDocument, { id });
      showInstead([retryTask.task.id]);
    }),
    remove: withState(async () => {
      await send(DeleteTaskDocument, { id });
      if (onDeleted) onDeleted();
      else showInstead([]);
    }),
  };
};
