import { Card, Table } from '@mantine/core';
import type { QueueFieldsFragment } from '../../generated/graphql.ts';
import { kindTitle } from '../text/kinds.ts';
import { queueMetrics } from './queue-metrics.ts';

/** One row per queue. */
export const QueueTable = ({ queues }: { queues: readonly QueueFieldsFragment[] }) => (
  <Card withBorder padding="md" bg="var(--card-background)">
    <Table verticalSpacing="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Kind</Table.Th>
          {queueMetrics.map(({ title }) => (
            <Table.Th key={title} ta="right">
              {title}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {queues.map((queue) => (
          <Table.Tr key={queue.kind}>
            <Table.Th scope="row">{kindTitle[queue.kind]}</Table.Th>
            {queueMetrics.map(({ title, format }) => (
              <Table.Td key={title} ta="right">
                {format(queue)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Card>
);
