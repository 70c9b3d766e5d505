import { Group, Text } from '@mantine/core';
import type { StatusLabel } from '../text/status-label.ts';
import { Icon } from './icon.tsx';
import { intentIcon, intentTextColor } from './intent.ts';

/** A status as a line of text with an icon, and its detail below. */
export const StatusText = ({ label: { text, intent, detail } }: { label: StatusLabel }) => (
  <Group gap={6} wrap="nowrap" align="flex-start" miw={0} c={intentTextColor[intent]}>
    <span style={{ display: 'flex', paddingTop: 4 }}>
      <Icon name={intentIcon[intent]} size={14} />
    </span>
    <Text size="sm" style={{ minWidth: 0, overflowWrap: 'break-word', textWrap: 'pretty' }}>
      {text}
      {detail && (
        <Text span size="xs" display="block" c="dimmed">
          {detail}
        </Text>
      )}
    </Text>
  </Group>
);
