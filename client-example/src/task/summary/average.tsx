import { Stack, Text } from '@mantine/core';
import { formatCount, formatRating } from '../../text/numbers.ts';
import { Stars } from '../../ui/stars.tsx';
import type { Tally } from './tally.ts';

interface AverageProps {
  readonly tally: Tally;
  /** Whether the task has finished. */
  readonly isFinal: boolean;
}

/** The average of all ratings. */
export const Average = ({ tally, isFinal }: AverageProps) => {
  const { averageRating, ratingHistogram } = tally;
  const ratings = ratingHistogram.reduce((total, count) => total + count, 0);
  return (
    <Stack gap={4} w={126}>
      <Text
        fz={44}
        fw={700}
        lh={1}
        style={{ letterSpacing: '-0.03em', fontVariantNumeric: 'tabular-nums' }}
      >
        {averageRating === null ? '–' : formatRating(averageRating)}
      </Text>
      <Stars rating={averageRating ?? 0} size={17} />
      <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        {formatCount(ratings, 'rating')}
        {!isFinal && ' so far'}
      </Text>
    </Stack>
  );
};
