import { Center, Loader, SimpleGrid, Stack, Title } from '@mantine/core';
import { QueuesDocument, QueuesLiveDocument } from '../../generated/graphql.ts';
import { useLiveQuery } from '../connection/use-live-query.ts';
import { LoadProblem } from '../settings/load-problem.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { FailedTasks } from './failed-tasks.tsx';
import { QueueCard } from './queue-card.tsx';
import { Sources } from './sources.tsx';
import { Workers } from './workers.tsx';

/** Queues, failed tasks, workers, and sources, live. Requires an operator key, and says so to visitors without one. */
export const OperationsPage = () => {
  const { data, error, reload } = useLiveQuery(QueuesDocument, QueuesLiveDocument, {});
  return (
    <Stack gap="xl">
      <PageHeading>Operations</PageHeading>
      {data && (
        <>
          <Stack gap="sm" component="section" aria-label="Queues">
            <Title order={2}>Queues</Title>
            <SimpleGrid cols={{ base: 1, md: 3 }} spacing="md">
              {data.queues.map((queue) => (
                <QueueCard key={queue.kind} queue={queue} />
              ))}
            </SimpleGrid>
          </Stack>
          <FailedTasks />
          <Workers />
          <Sources />
        </>
      )}
      {!data && error && (
        <LoadProblem title="Could not load operations" error={error} reload={reload} />
      )}
      {!data && !error && (
        <Center h={200}>
          <Loader type="dots" />
        </Center>
      )}
    </Stack>
  );
};
