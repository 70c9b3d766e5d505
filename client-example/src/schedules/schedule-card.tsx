import { Box, Card, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { DeleteScheduleDocument, type ScheduleFieldsFragment } from '../../generated/graphql.ts';
import { useMutate } from '../api/hooks.ts';
import { useActionError } from '../api/use-action-error.ts';
import { TaskRow } from '../task-list/task-row.tsx';
import { isolated } from '../text/bidi.ts';
import { kindTitle } from '../text/kinds.ts';
import { formatTime } from '../text/time.ts';
import { DeleteButton } from '../ui/delete-button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { ForeignText } from '../ui/foreign-text.tsx';
import { formatRecurrence } from './recurrence.ts';

interface ScheduleCardProps {
  readonly schedule: ScheduleFieldsFragment;
  readonly onDeleted: () => void;
}

/** One schedule: when it runs and what its last run found. */
export const ScheduleCard = ({ schedule, onDeleted }: ScheduleCardProps) => {
  const mutate = useMutate();
  const [error, setError] = useActionError();
  const { id, kind, productName, nextRunAt, lastTask } = schedule;
  const [isBusy, setIsBusy] = useState(false);
  const remove = () => {
    setIsBusy(true);
    mutate(DeleteScheduleDocument, { id })
      .then(onDeleted, setError)
      .finally(() => setIsBusy(false));
  };
  return (
    <Card withBorder padding="md" bg="var(--card-background)" component="article">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
            <ForeignText text={productName} />
          </Title>
          <Text size="sm" c="dimmed">
            {kindTitle[kind]} · {formatRecurrence(schedule)}
            {nextRunAt && ` · next run ${formatTime(nextRunAt)}`}
          </Text>
        </div>
        <DeleteButton label={`Delete ${isolated(productName)}`} isBusy={isBusy} onDelete={remove} />
      </Group>
      {error && <ErrorText error={error} mt="xs" />}
      {lastTask && (
        <section aria-label="Last run">
          <Text size="xs" c="dimmed" mt="sm">
            Last run
          </Text>
          <Box mx={-16}>
            <TaskRow task={lastTask} />
          </Box>
        </section>
      )}
    </Card>
  );
};
