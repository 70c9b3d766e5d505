import { Button } from '@mantine/core';
import { useState } from 'react';
import { Icon } from './icon.tsx';

interface DeleteButtonProps {
  readonly onDelete: () => void;
  readonly isBusy: boolean;
  /** The accessible name, if "Delete" would be ambiguous. */
  readonly label?: string;
}

/** Asks for a second click before it deletes: deleting cannot be undone. */
export const DeleteButton = ({ onDelete, isBusy, label = 'Delete' }: DeleteButtonProps) => {
  const [isConfirming, setIsConfirming] = useState(false);
  return (
    <Button
      variant={isConfirming ? 'filled' : 'default'}
      color="red"
      px={isConfirming ? 'sm' : 9}
      miw={36}
      aria-label={isConfirming ? undefined : label}
      loading={isBusy}
      onClick={isConfirming ? onDelete : () => setIsConfirming(true)}
      onBlur={() => setIsConfirming(false)}
    >
      {isConfirming ? 'Confirm delete' : <Icon name="trash" />}
    </Button>
  );
};
