import { Button } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../page/icon.tsx';

interface DeleteButtonProps {
  readonly onDelete: () => void;
  readonly isBusy: boolean;
  /** What would be deleted, for a screen reader: "Delete" alone where it is plain. */
  readonly label?: string;
}

/** Deletes when it is pressed a second time: there is no way back. */
export const DeleteButton = ({ onDelete, isBusy, label = 'Delete' }: DeleteButtonProps) => {
  const [isSure, setIsSure] = useState(false);
  return (
    <Button
      variant={isSure ? 'filled' : 'default'}
      color="red"
      px={isSure ? 'sm' : 9}
      miw={36}
      aria-label={isSure ? undefined : label}
      loading={isBusy}
      onClick={isSure ? onDelete : () => setIsSure(true)}
      onBlur={() => setIsSure(false)}
    >
      {isSure ? 'Delete for good' : <Icon name="trash" />}
    </Button>
  );
};
