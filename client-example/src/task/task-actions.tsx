import { Button, Group, Text } from '@mantine/core';
import { isFinalStatus } from '../../../client/src/follow-task/final-event.ts';
import type { TaskStatus } from '../../generated/graphql.ts';
import type { TaskRecord } from '../follow/use-followed-task.ts';
import { Icon } from '../page/icon.tsx';
import { errorWords } from '../words/error-words.ts';
import { DeleteButton } from './delete-button.tsx';
import { ShareButton } from './share-button.tsx';
import { useTaskActions } from './use-task-actions.ts';

interface TaskActionsProps {
  readonly record: TaskRecord;
  readonly status: TaskStatus;
}

/** Cancel what runs; share, start again and delete. */
export const TaskActions = ({ record, status }: TaskActionsProps) => {
  const { cancel, retry, remove, isBusy, error } = useTaskActions(record.id);
  return (
    <div>
      <Group gap="xs">
        {record.watchToken && <ShareButton taskId={record.id} watchToken={record.watchToken} />}
        {isFinalStatus(status) ? (
          <>
            <Button
              variant="default"
              leftSection={<Icon name="again" />}
              onClick={retry}
              disabled={isBusy}
            >
              Start again
            </Button>
            <DeleteButton onDelete={remove} isBusy={isBusy} />
          </>
        ) : (
          <Button
            variant="default"
            leftSection={<Icon name="cancel" />}
            onClick={cancel}
            disabled={isBusy}
          >
            Cancel
          </Button>
        )}
      </Group>
      {error && (
        <Text
          role="alert"
          size="sm"
          mt={6}
          c="light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))"
        >
          {errorWords(error)}
        </Text>
      )}
    </div>
  );
};
