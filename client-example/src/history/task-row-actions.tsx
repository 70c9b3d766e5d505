import { ActionIcon, Group, Text } from '@mantine/core';
import { isFinalStatus } from '../../../client/src/follow-task/final-event.ts';
import type { TaskRowFragment } from '../../generated/graphql.ts';
import { Icon, type IconName } from '../page/icon.tsx';
import { DeleteButton } from '../task/delete-button.tsx';
import { useTaskActions } from '../task/use-task-actions.ts';
import { errorWords } from '../words/error-words.ts';

interface TaskRowActionsProps {
  readonly task: TaskRowFragment;
  /** The list is no longer as it is. */
  readonly onChange: () => void;
}

/** Cancel, start again, delete, without opening the task. */
export const TaskRowActions = ({ task, onChange }: TaskRowActionsProps) => {
  const { cancel, retry, remove, isBusy, error } = useTaskActions(task.id, onChange);
  const name = task.productName;
  return (
    <Group gap={6} wrap="nowrap">
      {error && (
        <Text role="alert" size="xs" maw={160}>
          {errorWords(error)}
        </Text>
      )}
      {isFinalStatus(task.status) ? (
        <>
          <Action icon="again" label={`Start ${name} again`} isBusy={isBusy} onClick={retry} />
          <DeleteButton onDelete={remove} isBusy={isBusy} label={`Delete ${name}`} />
        </>
      ) : (
        <Action icon="cancel" label={`Cancel ${name}`} isBusy={isBusy} onClick={cancel} />
      )}
    </Group>
  );
};

interface ActionProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isBusy: boolean;
  readonly onClick: () => void;
}

const Action = ({ icon, label, isBusy, onClick }: ActionProps) => (
  <ActionIcon variant="default" size={36} aria-label={label} disabled={isBusy} onClick={onClick}>
    <Icon name={icon} />
  </ActionIcon>
);
