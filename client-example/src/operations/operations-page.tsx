import { Stack, Title } from '@mantine/core';
import { Queues } from './queues.tsx';
import { Workers } from './workers.tsx';

/** What works, and what waits. For those whose key shows it. */
export const OperationsPage = () => (
  <Stack gap="xl">
    <Title order={1}>Operations</Title>
    <Queues />
    <Workers />
  </Stack>
);
