import { Badge } from '@mantine/core';
import type { StatusLabel } from '../text/status-label.ts';
import { Icon } from './icon.tsx';
import { intentColor, intentIcon, intentTextColor } from './intent.ts';

interface StatusBadgeProps {
  readonly label: StatusLabel;
  readonly size?: 'md' | 'lg';
}

/** A status as a badge with an icon. */
export const StatusBadge = ({ label: { text, intent }, size = 'lg' }: StatusBadgeProps) => {
  const color = intentColor[intent];
  return (
    <Badge
      variant="light"
      size={size}
      fz={size === 'md' ? 12 : 13}
      lts={0}
      h={size === 'md' ? 24 : 26}
      style={{ flexShrink: 0 }}
      tt="none"
      fw={600}
      color={color}
      bg={`light-dark(var(--mantine-color-${color}-0), color-mix(in srgb, var(--mantine-color-${color}-5) 14%, transparent))`}
      c={intentTextColor[intent]}
      leftSection={<Icon name={intentIcon[intent]} size={13} />}
    >
      {text}
    </Badge>
  );
};
