import { Group, Progress, Text } from '@mantine/core';
import { TonedText } from '../page/toned.tsx';
import { counted } from '../words/numbers.ts';
import { sourceTitle } from '../words/source-title.ts';
import { type SourceProgress, sourceWords } from '../words/source-words.ts';
import { toneColor } from '../words/words.ts';
import classes from './source-row.module.css';

interface SourceRowProps {
  readonly source: SourceProgress;
  readonly maxReviews: number;
}

/** What one source has found, and how it fares. */
export const SourceRow = ({ source, maxReviews }: SourceRowProps) => {
  const words = sourceWords(source);
  const { status, found, dropped } = source;
  const part = status === 'DONE' ? 1 : Math.min(found / maxReviews, 0.95);
  return (
    <div className={classes.row}>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text fw={600} truncate>
          {sourceTitle(source.source)}
        </Text>
        <Text size="sm" className={classes.count}>
          {found.toLocaleString()} found
        </Text>
      </Group>
      <Progress
        value={part * 100}
        size={4}
        my={6}
        bg="var(--fill)"
        color={toneColor[words.tone]}
        aria-label={`${sourceTitle(source.source)}, part of what it may find`}
      />
      <Group justify="space-between" wrap="nowrap" gap="sm" align="flex-start">
        <TonedText words={words} />
        {dropped > 0 && (
          <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap', paddingTop: 2 }}>
            {counted(dropped, 'left out', 'left out')}
          </Text>
        )}
      </Group>
    </div>
  );
};
