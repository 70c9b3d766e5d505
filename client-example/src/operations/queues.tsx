import { Box, Card, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { type QueueFieldsFragment, QueuesLiveDocument } from '../../generated/graphql.ts';
import { useSubscription } from '../api/hooks.ts';
import { kindTitle } from '../text/kinds.ts';
import { queueMetrics } from './queue-metrics.ts';
import { QueueTable } from './queue-table.tsx';

/** The queue of each kind, `first` and then updated live: a table on wide screens, cards on narrow ones. */
export const Queues = ({ first }: { first: readonly QueueFieldsFragment[] }) => {
  const queues = useSubscription(QueuesLiveDocument, true)?.queues ?? first;
  return (
    <Stack gap="sm">
      <Title order={2}>Queues</Title>
      <Box visibleFrom="sm">
        <QueueTable queues={queues} />
      </Box>
      <Stack hiddenFrom="sm" gap="sm">
        {queues.map((queue) => (
          <QueueCard key={queue.kind} queue={queue} />
        ))}
      </Stack>
    </Stack>
  );
};

const QueueCard = ({ queue }: { queue: QueueFieldsFragment }) => (
  <Card withBorder padding="md" bg="var(--card-background)">
    <Title order={3} size="h5" mb="xs">
      {kindTitle[queue.kind]}
    </Title>
    <SimpleGrid component="dl" cols={2} spacing="md" verticalSpacing="xs" m={0}>
      {queueMetrics.map(({ title, format }) => (
        <div key={title}>
          <Text component="dt" size="xs" c="dimmed">
            {title}
          </Text>
          <Text component="dd" m={0} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {format(queue)}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  </Card>
);
