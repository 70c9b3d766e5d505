import { ActionIcon, Button, Group, Popover, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Icon } from './icon.tsx';

interface DeleteButtonProps {
  readonly onDelete: () => void;
  readonly isBusy: boolean;
  /** The accessible name, if "Delete" would be ambiguous. */
  readonly label?: string;
}

/**
 * Asks before it deletes, since deleting cannot be undone. The question opens beside the button, never under the pointer, and focus
 * starts on the harmless answer.
 */
export const DeleteButton = ({ onDelete, isBusy, label = 'Delete' }: DeleteButtonProps) => {
  const [isAsking, { open, close }] = useDisclosure();
  return (
    <Popover opened={isAsking} onDismiss={close} trapFocus returnFocus withArrow shadow="md">
      <Popover.Target>
        <ActionIcon variant="default" size={36} aria-label={label} loading={isBusy} onClick={open}>
          <Icon name="trash" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={`${label}?`}>
        <Text size="sm" mb="xs">
          Delete permanently?
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Button size="xs" variant="default" onClick={close} data-autofocus>
            Keep
          </Button>
          <Button
            size="xs"
            color="red"
            onClick={() => {
              close();
              onDelete();
            }}
          >
            Delete
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
};
