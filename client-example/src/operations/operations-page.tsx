import { Stack, Title } from '@mantine/core';
import { usePageTitle } from '../ui/use-page-title.ts';
import { Queues } from './queues.tsx';
import { Workers } from './workers.tsx';

/** Queues and workers. Requires an operator key. */
export const OperationsPage = () => {
  usePageTitle('Operations');
  return (
    <Stack gap="xl">
      <Title order={1}>Operations</Title>
      <Queues />
      <Workers />
    </Stack>
  );
};
