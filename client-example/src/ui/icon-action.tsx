import { ActionIcon } from '@mantine/core';
import { guardDoubleClick } from './guard-double-click.ts';
import { Icon, type IconName } from './icon.tsx';

interface IconActionProps {
  readonly icon: IconName;
  /** The accessible name and the tooltip. */
  readonly label: string;
  readonly isBusy: boolean;
  readonly onClick: () => void;
}

/** An action as an icon. Ignores the second click of a double click. */
export const IconAction = ({ icon, label, isBusy, onClick }: IconActionProps) => (
  <ActionIcon
    variant="default"
    size={36}
    aria-label={label}
    title={label}
    disabled={isBusy}
    onClick={guardDoubleClick(onClick)}
  >
    <Icon name={icon} />
  </ActionIcon>
);
