import { Stack, Text, Title } from '@mantine/core';
import { WorkersDocument, WorkersLiveDocument } from '../../generated/graphql.ts';
import { useLiveQuery } from '../connection/use-live-query.ts';
import { formatCount } from '../text/numbers.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { Message } from '../ui/message.tsx';
import { WorkerCard } from './worker-card.tsx';

/** The workers that are alive and what each runs. */
export const Workers = () => {
  const { data, error, reload } = useLiveQuery(WorkersDocument, WorkersLiveDocument, {});
  return (
    <Stack gap="sm" component="section" aria-label="Workers">
      <Title order={2}>Workers</Title>
      {error && <ErrorText error={error} />}
      {data?.workers.length === 0 && (
        <Message title="No workers running">
          Tasks wait until you start one with <code>npm run worker</code>.
        </Message>
      )}
      {data && data.workers.length > 0 && (
        <Text size="sm" c="dimmed">
          {formatCount(data.workers.length, 'worker')},{' '}
          {formatCount(data.workers.flatMap(({ activeTasks }) => activeTasks).length, 'task')}{' '}
          running
        </Text>
      )}
      {data?.workers.map((worker) => (
        <WorkerCard key={worker.id} worker={worker} onChange={reload} />
      ))}
    </Stack>
  );
};
