import { useState } from 'react';
import { useLocation } from 'wouter';
import {
  CancelTaskDocument,
  DeleteTaskDocument,
  RetryTaskDocument,
} from '../../generated/graphql.ts';
import { useApi } from '../api/api-context.ts';
import { taskIdsIn, tasksPath } from '../page/tasks-path.ts';

/** What can be done to a task. What becomes of it comes with its events. */
export const useTaskActions = (id: string, onGone?: () => void) => {
  const send = useApi().useSend();
  const [path, navigate] = useLocation();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<Error>();

  const attempt = (action: () => Promise<void>) => async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      await action();
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      setIsBusy(false);
    }
  };

  /** Shows another task where this one is shown, or none. */
  const replaceBy = (...next: string[]) => {
    const shown = path.startsWith('/tasks/') ? taskIdsIn(path.slice('/tasks/'.length)) : [id];
    const ids = shown.flatMap((other) => (other === id ? next : [other]));
    navigate(ids.length > 0 ? tasksPath(ids) : '/history');
  };

  return {
    isBusy,
    error,
    cancel: attempt(async () => {
      await send(CancelTaskDocument, { id });
    }),
    retry: attempt(async () => {
      const { retryTask: started } = await send(RetryTaskDocument, { id });
      replaceBy(started.task.id);
    }),
    remove: attempt(async () => {
      await send(DeleteTaskDocument, { id });
      if (onGone) return onGone();
      replaceBy();
    }),
  };
};
