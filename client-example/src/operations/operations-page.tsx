import { Center, Loader, Stack } from '@mantine/core';
import { QueuesDocument } from '../../generated/graphql.ts';
import { useQuery } from '../api/hooks.ts';
import { LoadProblem } from '../settings/load-problem.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { Queues } from './queues.tsx';
import { Workers } from './workers.tsx';

/** Queues and workers. Requires an operator key, and says so to visitors without one. */
export const OperationsPage = () => {
  const { data, error, reload } = useQuery(QueuesDocument, {});
  return (
    <Stack gap="xl">
      <PageHeading>Operations</PageHeading>
      {data && (
        <>
          <Queues first={data.queues} />
          <Workers />
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
