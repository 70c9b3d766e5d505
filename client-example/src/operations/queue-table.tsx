import { Card, Table } from '@mantine/core';
import type { QueueFieldsFragment } from '../../generated/graphql.ts';
import { kindTitle } from '../words/kinds.ts';
import { queueMeasures } from './queue-measures.ts';

/** One row for each kind. */
export const QueueTable = ({ queues }: { queues: readonly QueueFieldsFragment[] }) => (
  <Card withBorder padding="md" bg="var(--card-background)">
    <Table verticalSpacing="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Kind</Table.Th>
          {queueMeasures.map(({ title }) => (
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
            {queueMeasures.map(({ title, of }) => (
              <Table.Td key={title} ta="right">
                {of(queue)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  </Card>
);
