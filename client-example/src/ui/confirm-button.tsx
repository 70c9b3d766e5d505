import { Button, Group, Popover, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactElement } from 'react';

interface ConfirmButtonProps {
  /** The accessible name of the question: "Delete Brass Kettle?". */
  readonly label: string;
  /** What will happen. */
  readonly question: string;
  /** The answer that does nothing. */
  readonly keep: string;
  /** The answer that does it. */
  readonly confirm: string;
  readonly onConfirm: () => void;
  /** Renders the button that opens the question. */
  readonly children: (open: () => void) => ReactElement;
}

/** Asks before something that cannot be undone. The question opens beside the button, never under the pointer, and focus starts on the harmless answer. */
export const ConfirmButton = (props: ConfirmButtonProps) => {
  const [isAsking, { open, close }] = useDisclosure();
  return (
    <Popover opened={isAsking} onDismiss={close} trapFocus returnFocus withArrow shadow="md">
      <Popover.Target>{props.children(open)}</Popover.Target>
      <Popover.Dropdown aria-label={props.label} maw={280}>
        <Text size="sm" mb="xs">
          {props.question}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Button size="xs" variant="default" onClick={close} data-autofocus>
            {props.keep}
          </Button>
          <Button
            size="xs"
            color="red"
            onClick={() => {
              close();
              props.onConfirm();
            }}
          >
            {props.confirm}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
};
