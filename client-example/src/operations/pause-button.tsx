import { useState } from 'react';
import {
  PauseQueueDocument,
  ResumeQueueDocument,
  type ReviewKind,
} from '../../generated/graphql.ts';
import { useMutate } from '../api/hooks.ts';
import { useActionError } from '../api/use-action-error.ts';
import { kindTitle } from '../text/kinds.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { Icon } from '../ui/icon.tsx';

interface PauseButtonProps {
  readonly kind: ReviewKind;
  readonly isPaused: boolean;
}

/** Pauses a kind, so that no further tasks of it start, or resumes it. */
export const PauseButton = ({ kind, isPaused }: PauseButtonProps) => {
  const mutate = useMutate();
  const [error, setError] = useActionError();
  const [isBusy, setIsBusy] = useState(false);
  const toggle = () => {
    setIsBusy(true);
    setError(undefined);
    mutate(isPaused ? ResumeQueueDocument : PauseQueueDocument, { kind })
      .catch(setError)
      .finally(() => setIsBusy(false));
  };
  return (
    <div>
      <ActionButton
        size="xs"
        variant={isPaused ? 'filled' : 'default'}
        leftSection={<Icon name={isPaused ? 'play' : 'pause'} size={14} />}
        disabled={isBusy}
        aria-label={`${isPaused ? 'Resume' : 'Pause'} ${kindTitle[kind]}`}
        onClick={toggle}
      >
        {isPaused ? 'Resume' : 'Pause'}
      </ActionButton>
      {error && <ErrorText error={error} mt={4} />}
    </div>
  );
};
