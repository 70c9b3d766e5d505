import { ActionIcon } from '@mantine/core';
import { ConfirmButton } from './confirm-button.tsx';
import { Icon } from './icon.tsx';

interface DeleteButtonProps {
  readonly onDelete: () => void;
  readonly isBusy: boolean;
  /** The accessible name, if "Delete" would be ambiguous. */
  readonly label?: string;
}

/** Asks before it deletes, since deleting cannot be undone. */
export const DeleteButton = ({ onDelete, isBusy, label = 'Delete' }: DeleteButtonProps) => (
  <ConfirmButton
    label={`${label}?`}
    question="Delete permanently?"
    keep="Keep"
    confirm="Delete"
    onConfirm={onDelete}
  >
    {(open) => (
      <ActionIcon variant="default" size={36} aria-label={label} loading={isBusy} onClick={open}>
        <Icon name="trash" />
      </ActionIcon>
    )}
  </ConfirmButton>
);
