import { Card, Group, Stack, Text, Title } from '@mantine/core';
import type { QueueRowFieldsFragment } from '../../generated/graphql.ts';
import { kindTitle } from '../text/kinds.ts';
import { formatDuration, formatTime } from '../text/time.ts';
import { StatusBadge } from '../ui/status-badge.tsx';
import { HistoryTable } from './history-table.tsx';
import { MinuteChart } from './minute-chart.tsx';
import { PauseButton } from './pause-button.tsx';
import {
  finishedInMinute,
  finishedSentence,
  waitingInMinute,
  waitingSentence,
} from './queue-history.ts';
import { QueueNumbers } from './queue-numbers.tsx';

/** The queue of one kind: its numbers, its last hour, and a button that pauses it. */
export const QueueCard = ({ queue }: { queue: QueueRowFieldsFragment }) => {
  const { kind, pausedSince, history, pending, waitP50, waitP95, runP50, runP95 } = queue;
  return (
    <Card
      withBorder
      padding="md"
      bg="var(--card-background)"
      component="section"
      aria-label={kindTitle[kind]}
    >
      <Stack gap="md">
        <Group justify="space-between" mih={30}>
          <Group gap="xs">
            <Title order={3} size="h4">
              {kindTitle[kind]}
            </Title>
            {pausedSince && (
              <StatusBadge
                size="md"
                label={{ text: `Paused since ${formatTime(pausedSince)}`, intent: 'warning' }}
              />
            )}
          </Group>
          <PauseButton kind={kind} isPaused={pausedSince !== null} />
        </Group>
        <QueueNumbers queue={queue} />
        <MinuteChart
          title="Finished"
          sentence={finishedSentence(history)}
          history={history}
          series={finishedSeries}
          describe={finishedInMinute}
        />
        <MinuteChart
          title="Waiting"
          sentence={waitingSentence(history, pending)}
          history={history}
          series={waitingSeries}
          describe={waitingInMinute}
        />
        <div>
          <Latency title="Wait" p50={waitP50} p95={waitP95} />
          <Latency title="Run" p50={runP50} p95={runP95} />
        </div>
        <HistoryTable kind={kind} history={history} />
      </Stack>
    </Card>
  );
};

const finishedSeries = [
  {
    value: ({ failed }: { failed: number }) => failed,
    color: 'light-dark(var(--mantine-color-red-8), var(--mantine-color-red-5))',
  },
  {
    value: ({ succeeded }: { succeeded: number }) => succeeded,
    color: 'var(--mantine-primary-color-filled)',
  },
];

const waitingSeries = [
  {
    value: ({ pending }: { pending: number }) => pending,
    color: 'light-dark(var(--mantine-color-orange-6), var(--mantine-color-orange-5))',
  },
];

interface LatencyProps {
  readonly title: string;
  readonly p50: number | null;
  readonly p95: number | null;
}

const Latency = ({ title, p50, p95 }: LatencyProps) => (
  <Text size="sm" c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }}>
    {title}:{' '}
    {p50 === null || p95 === null
      ? 'no task in the last hour'
      : `${formatDuration(p50)} median, ${formatDuration(p95)} p95`}
  </Text>
);
