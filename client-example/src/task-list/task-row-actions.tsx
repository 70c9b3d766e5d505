import { Group } from '@mantine/core';
import { isFinalStatus } from '@reviewcast/client';
import type { TaskRowFragment } from '../../generated/graphql.ts';
import { useTaskActions } from '../task/use-task-actions.ts';
import { isolated } from '../text/bidi.ts';
import { DeleteButton } from '../ui/delete-button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { IconAction } from '../ui/icon-action.tsx';

interface TaskRowActionsProps {
  readonly task: TaskRowFragment;
  /** Called after an action that changes the list. */
  readonly onChange: () => void;
}

/** Cancels, reruns, or deletes a task without opening it. */
export const TaskRowActions = ({ task, onChange }: TaskRowActionsProps) => {
  const { cancel, rerun, remove, isBusy, error } = useTaskActions(task.id, onChange);
  const name = isolated(task.productName);
  return (
    <Group gap={6} wrap="nowrap">
      {error && <ErrorText error={error} size="xs" maw={160} />}
      {isFinalStatus(task.status) ? (
        <>
          <IconAction icon="retry" label={`Run ${name} again`} isBusy={isBusy} onClick={rerun} />
          <DeleteButton onDelete={remove} isBusy={isBusy} label={`Delete ${name}`} />
        </>
      ) : (
        <IconAction icon="cancel" label={`Cancel ${name}`} isBusy={isBusy} onClick={cancel} />
      )}
    </Group>
  );
};
