import { Card, Stack, Table, Title } from '@mantine/core';
import { QueuesDocument, QueuesLiveDocument } from '../../generated/graphql.ts';
import { useApi } from '../api/api-context.ts';
import { kindTitle } from '../words/kinds.ts';
import { span } from '../words/time.ts';

/** One row for each kind, kept up to date by the server. */
export const Queues = () => {
  const api = useApi();
  const { data } = api.useAnswer(QueuesDocument, {});
  const live = api.useLatest(QueuesLiveDocument, data !== undefined);
  const queues = live?.queues ?? data?.queues;
  if (!queues) return null;
  return (
    <Stack gap="sm">
      <Title order={2}>Queues</Title>
      <Card withBorder padding="md" bg="var(--card-background)">
        <Table.ScrollContainer
          minWidth={640}
          type="native"
          tabIndex={0}
          role="region"
          aria-label="Queues"
        >
          <Table verticalSpacing="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Kind</Table.Th>
                <Table.Th ta="right">Waiting</Table.Th>
                <Table.Th ta="right">Running</Table.Th>
                <Table.Th ta="right">Later</Table.Th>
                <Table.Th ta="right">Done, last hour</Table.Th>
                <Table.Th ta="right">Failed, last hour</Table.Th>
                <Table.Th ta="right">Wait, median (95%)</Table.Th>
                <Table.Th ta="right">Run, median (95%)</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {queues.map((queue) => (
                <Table.Tr key={queue.kind}>
                  <Table.Th scope="row">{kindTitle[queue.kind]}</Table.Th>
                  <Table.Td ta="right">{queue.pending}</Table.Td>
                  <Table.Td ta="right">{queue.active}</Table.Td>
                  <Table.Td ta="right">{queue.delayed}</Table.Td>
                  <Table.Td ta="right">{queue.succeeded}</Table.Td>
                  <Table.Td ta="right">{queue.failed}</Table.Td>
                  <Table.Td ta="right">{spans(queue.waitP50, queue.waitP95)}</Table.Td>
                  <Table.Td ta="right">{spans(queue.runP50, queue.runP95)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Card>
    </Stack>
  );
};

const spans = (half: number | null, most: number | null): string =>
  half === null || most === null ? '–' : `${span(half)} (${span(most)})`;
