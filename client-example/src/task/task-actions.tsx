import { Group } from '@mantine/core';
import { isFinalStatus } from '@reviewcast/client';
import type { TaskRecord } from '@reviewcast/react';
import type { TaskStatus } from '../../generated/graphql.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { DeleteButton } from '../ui/delete-button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { Icon } from '../ui/icon.tsx';
import { ShareButton } from './share-button.tsx';
import { useTaskActions } from './use-task-actions.ts';

interface TaskActionsProps {
  readonly record: TaskRecord;
  readonly status: TaskStatus;
}

/** Share, and cancel a running task or rerun and delete a finished one. */
export const TaskActions = ({ record, status }: TaskActionsProps) => {
  const { cancel, rerun, remove, isBusy, error } = useTaskActions(record.id);
  return (
    <div>
      <Group gap="xs">
        {record.watchToken && <ShareButton taskId={record.id} watchToken={record.watchToken} />}
        {isFinalStatus(status) ? (
          <>
            <ActionButton
              variant="default"
              leftSection={<Icon name="retry" />}
              onClick={rerun}
              disabled={isBusy}
            >
              Run again
            </ActionButton>
            <DeleteButton onDelete={remove} isBusy={isBusy} />
          </>
        ) : (
          <ActionButton
            variant="default"
            leftSection={<Icon name="cancel" />}
            onClick={cancel}
            disabled={isBusy}
          >
            Cancel
          </ActionButton>
        )}
      </Group>
      {error && <ErrorText error={error} mt={6} />}
    </div>
  );
};
