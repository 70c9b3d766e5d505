import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { type BulkAction, type BulkOutcome, bulkActionTexts } from './bulk-action.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import type { BulkTarget } from './use-bulk-action.ts';

interface BulkActionsProps {
  readonly target: BulkTarget;
  /** What follows the verb on the buttons: "all matching". */
  readonly object: string;
  readonly actions: readonly BulkAction[];
  readonly onDone: (outcome: BulkOutcome) => void;
}

/** A button for each action on many tasks. Each asks first and names the number. */
export const BulkActions = ({ target, object, actions, onDone }: BulkActionsProps) => {
  const [open, setOpen] = useState<BulkAction>();
  return (
    <Group gap="xs">
      {actions.map((action) => (
        <Button
          key={action}
          size="xs"
          variant="default"
          leftSection={<Icon name={icons[action]} size={14} />}
          onClick={() => setOpen(action)}
        >
          {bulkActionTexts[action].verb} {object}
        </Button>
      ))}
      {open && (
        <BulkDialog
          action={open}
          target={target}
          onClose={() => setOpen(undefined)}
          onDone={(outcome) => {
            setOpen(undefined);
            onDone(outcome);
          }}
        />
      )}
    </Group>
  );
};

const icons: Readonly<Record<BulkAction, IconName>> = {
  retry: 'retry',
  cancel: 'cancel',
  delete: 'trash',
};
