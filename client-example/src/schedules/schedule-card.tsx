import { Card, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { DeleteScheduleDocument, type ScheduleFieldsFragment } from '../../generated/graphql.ts';
import { useApi } from '../api/api-context.ts';
import { TaskRow } from '../history/task-row.tsx';
import { DeleteButton } from '../task/delete-button.tsx';
import { errorWords } from '../words/error-words.ts';
import { kindTitle } from '../words/kinds.ts';
import { clock } from '../words/time.ts';
import { rhythm } from './rhythm.ts';

interface ScheduleCardProps {
  readonly schedule: ScheduleFieldsFragment;
  /** It is gone. */
  readonly onDone: () => void;
}

/** One schedule: when it runs, what its last run found. */
export const ScheduleCard = ({ schedule, onDone }: ScheduleCardProps) => {
  const send = useApi().useSend();
  const [error, setError] = useState<Error>();
  const { id, kind, productName, nextRunAt, lastTask } = schedule;
  const [isBusy, setIsBusy] = useState(false);
  const remove = () => {
    setIsBusy(true);
    send(DeleteScheduleDocument, { id })
      .then(onDone, setError)
      .finally(() => setIsBusy(false));
  };
  return (
    <Card withBorder padding="md" bg="var(--card-background)" component="article">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} size="h4">
            {productName}
          </Title>
          <Text size="sm" c="dimmed">
            {kindTitle[kind]} · {rhythm(schedule)}
            {nextRunAt && ` · next at ${clock(nextRunAt)}`}
          </Text>
        </div>
        <DeleteButton label={`Delete ${productName}`} isBusy={isBusy} onDelete={remove} />
      </Group>
      {error && (
        <Text role="alert" size="sm">
          {errorWords(error)}
        </Text>
      )}
      {lastTask && (
        <section aria-label="Last run">
          <Text size="xs" c="dimmed" mt="sm" px={16}>
            Last run
          </Text>
          <TaskRow task={lastTask} />
        </section>
      )}
    </Card>
  );
};
