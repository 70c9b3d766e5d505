import { Stack, Title } from '@mantine/core';
import { Queues } from './queues.tsx';
import { Workers } from './workers.tsx';

/** Queues and workers. Requires an operator key. */
export const OperationsPage = () => (
  <Stack gap="xl">
    <Title order={1}>Operations</Title>
    <Queues />
    <Workers />
  </Stack>
);
