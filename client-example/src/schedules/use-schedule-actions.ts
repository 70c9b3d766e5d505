import { useState } from 'react';
import {
  DeleteScheduleDocument,
  PauseScheduleDocument,
  ResumeScheduleDocument,
  RunScheduleDocument,
  type ScheduleReviewsInput,
  UpdateScheduleDocument,
} from '../../generated/graphql.ts';
import { useMutate } from '../api/hooks.ts';
import { useActionError } from '../api/use-action-error.ts';

/**
 * What can be done to one schedule.
 *
 * @param onChange called after each change.
 */
export const useScheduleActions = (id: string, onChange: () => void) => {
  const mutate = useMutate();
  const [error, setError] = useActionError();
  const [isBusy, setIsBusy] = useState(false);
  const [startedTaskId, setStartedTaskId] = useState<string>();

  const withState = (action: () => Promise<unknown>) => () => {
    setIsBusy(true);
    setError(undefined);
    action()
      .then(onChange, setError)
      .finally(() => setIsBusy(false));
  };

  return {
    error,
    isBusy,
    /** The task of the run that `run` started last. */
    startedTaskId,
    remove: withState(() => mutate(DeleteScheduleDocument, { id })),
    pause: withState(() => mutate(PauseScheduleDocument, { id })),
    resume: withState(() => mutate(ResumeScheduleDocument, { id })),
    run: withState(async () => {
      const { runSchedule } = await mutate(RunScheduleDocument, { id });
      setStartedTaskId(runSchedule.taskId);
    }),
    /** Rejects if the server refuses the input. */
    update: async (input: ScheduleReviewsInput): Promise<void> => {
      await mutate(UpdateScheduleDocument, { id, input });
      onChange();
    },
  };
};
