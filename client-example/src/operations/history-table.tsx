import { ScrollArea, Table, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import type { QueueMinuteFieldsFragment, ReviewKind } from '../../generated/graphql.ts';
import { kindTitle } from '../text/kinds.ts';
import { formatDuration, formatTime } from '../text/time.ts';
import classes from './history-table.module.css';

interface HistoryTableProps {
  readonly kind: ReviewKind;
  readonly history: readonly QueueMinuteFieldsFragment[];
}

/** The numbers behind the charts, newest first. Closed at first. */
export const HistoryTable = ({ kind, history }: HistoryTableProps) => {
  const [isOpen, { toggle }] = useDisclosure();
  const id = useId();
  return (
    <div>
      <UnstyledButton
        className={classes.toggle}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={toggle}
      >
        {isOpen ? 'Hide table' : 'Show as table'}
      </UnstyledButton>
      <div id={id}>
        {isOpen && (
          <ScrollArea.Autosize
            mah={260}
            mt={8}
            viewportProps={{
              tabIndex: 0,
              role: 'region',
              'aria-label': `${kindTitle[kind]}, minute by minute`,
            }}
          >
            <Table stickyHeader verticalSpacing={4} className={classes.table}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Minute</Table.Th>
                  <Table.Th>Waiting</Table.Th>
                  <Table.Th>Wait p95</Table.Th>
                  <Table.Th>Started</Table.Th>
                  <Table.Th>Succeeded</Table.Th>
                  <Table.Th>Failed</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {history.toReversed().map((row) => (
                  <Table.Tr key={row.minute}>
                    <Table.Th scope="row">{formatTime(row.minute)}</Table.Th>
                    <Table.Td>{row.pending}</Table.Td>
                    <Table.Td>{row.waitP95 === null ? '–' : formatDuration(row.waitP95)}</Table.Td>
                    <Table.Td>{row.started}</Table.Td>
                    <Table.Td>{row.succeeded}</Table.Td>
                    <Table.Td>{row.failed}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </ScrollArea.Autosize>
        )}
      </div>
    </div>
  );
};
