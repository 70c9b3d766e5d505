import { Button, type ButtonProps } from '@mantine/core';
import { guardDoubleClick } from './guard-double-click.ts';

interface ActionButtonProps extends ButtonProps {
  readonly onClick: () => void;
}

/** A button that replaces another or is replaced by one. A double click presses only the first. */
export const ActionButton = ({ onClick, ...props }: ActionButtonProps) => (
  <Button {...props} onClick={guardDoubleClick(onClick)} />
);
