import { Button } from '@mantine/core';
import { useState } from 'react';
import { DrainWorkerDocument, type LiveWorkerFragment } from '../../generated/graphql.ts';
import { useMutate } from '../api/hooks.ts';
import { useActionError } from '../api/use-action-error.ts';
import { formatTime } from '../text/time.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';

/** Drains a worker, after a question: it does not come back by itself. */
export const DrainButton = ({ worker }: { worker: LiveWorkerFragment }) => {
  const { id, drainingSince } = worker;
  const mutate = useMutate();
  const [error, setError] = useActionError();
  const [isBusy, setIsBusy] = useState(false);
  const [wasDrained, setWasDrained] = useState(false);
  const drain = () => {
    setIsBusy(true);
    setError(undefined);
    mutate(DrainWorkerDocument, { id })
      .then(() => setWasDrained(true), setError)
      .finally(() => setIsBusy(false));
  };
  if (drainingSince !== null || wasDrained) {
    const since = drainingSince === null ? '' : ` since ${formatTime(drainingSince)}`;
    return (
      <div role="status">
        <StatusBadge size="md" label={{ text: `Draining${since}`, intent: 'warning' }} />
      </div>
    );
  }
  return (
    <div>
      <ConfirmButton
        label={`Drain ${id}?`}
        question="It takes no further tasks, finishes or hands back its own, and exits. It does not start again by itself."
        keep="Keep running"
        confirm="Drain"
        onConfirm={drain}
      >
        {(open) => (
          <Button
            size="xs"
            variant="default"
            loading={isBusy}
            aria-label={`Drain ${id}`}
            onClick={open}
          >
            Drain
          </Button>
        )}
      </ConfirmButton>
      {error && <ErrorText error={error} mt={4} />}
    </div>
  );
};
