import { Group } from '@mantine/core';
import type { ScheduleFieldsFragment } from '../../generated/graphql.ts';
import { isolated } from '../text/bidi.ts';
import { DeleteButton } from '../ui/delete-button.tsx';
import { IconAction } from '../ui/icon-action.tsx';
import type { useScheduleActions } from './use-schedule-actions.ts';

interface ScheduleActionsProps {
  readonly schedule: ScheduleFieldsFragment;
  readonly actions: ReturnType<typeof useScheduleActions>;
  readonly onEdit: () => void;
}

/** Runs a schedule now, pauses or resumes it, edits it, or deletes it. */
export const ScheduleActions = ({ schedule, actions, onEdit }: ScheduleActionsProps) => {
  const name = isolated(schedule.productName);
  const { isBusy, run, pause, resume, remove } = actions;
  return (
    <Group gap={6} wrap="nowrap">
      <IconAction icon="run" label={`Run ${name} now`} isBusy={isBusy} onClick={run} />
      {schedule.pausedSince === null ? (
        <IconAction icon="pause" label={`Pause ${name}`} isBusy={isBusy} onClick={pause} />
      ) : (
        <IconAction icon="play" label={`Resume ${name}`} isBusy={isBusy} onClick={resume} />
      )}
      <IconAction icon="edit" label={`Edit ${name}`} isBusy={isBusy} onClick={onEdit} />
      <DeleteButton label={`Delete ${name}`} isBusy={isBusy} onDelete={remove} />
    </Group>
  );
};
