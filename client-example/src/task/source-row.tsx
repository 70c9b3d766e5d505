import { Group, Progress, Text } from '@mantine/core';
import type { SourceReport } from '@reviewcast/client';
import { sourceStatusLabel } from '../text/source-status.ts';
import { intentColor } from '../ui/intent.ts';
import { StatusText } from '../ui/status-text.tsx';
import classes from './source-row.module.css';

/** The progress and status of one source. */
export const SourceRow = ({ source }: { source: SourceReport }) => {
  const label = sourceStatusLabel(source);
  const { title, fraction, found, dropped } = source;
  return (
    <div className={classes.row}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text fw={600} truncate>
          {title}
        </Text>
        <Text size="sm" className={classes.count}>
          {found.toLocaleString()} found
        </Text>
      </Group>
      <Progress
        value={fraction * 100}
        size={4}
        my={6}
        bg="var(--fill)"
        color={intentColor[label.intent]}
        aria-label={`Progress of ${title}`}
      />
      <Group justify="space-between" wrap="nowrap" gap="sm" align="flex-start">
        <StatusText label={label} />
        {dropped > 0 && (
          <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap', paddingTop: 2 }}>
            {dropped.toLocaleString()} filtered out
          </Text>
        )}
      </Group>
    </div>
  );
};
