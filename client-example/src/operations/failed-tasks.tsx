import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { NewestTasksDocument, TasksLiveDocument } from '../../generated/graphql.ts';
import { useLiveQuery } from '../connection/use-live-query.ts';
import type { BulkOutcome } from '../task-list/bulk/bulk-action.ts';
import { BulkActions } from '../task-list/bulk/bulk-actions.tsx';
import { BulkNotice } from '../task-list/bulk/bulk-notice.tsx';
import { taskListPath } from '../task-list/task-filter.ts';
import { TaskItem } from '../task-list/task-item.tsx';
import { formatCount } from '../text/numbers.ts';
import { ErrorText } from '../ui/error-text.tsx';

/** The tasks that failed last, and why, with a button that retries all that failed. */
export const FailedTasks = () => {
  const { data, error, reload } = useLiveQuery(NewestTasksDocument, TasksLiveDocument, variables);
  const [outcome, setOutcome] = useState<BulkOutcome>();
  const tasks = data?.tasks.edges ?? [];
  const count = data?.tasks.totalCount;
  return (
    <Stack gap="sm" component="section" aria-label="Failed tasks">
      <Group justify="space-between">
        <Title order={2}>Failed tasks</Title>
        {tasks.length > 0 && (
          <Group gap="md">
            <Anchor component={Link} href={taskListPath(variables.where)} size="sm">
              {typeof count === 'number'
                ? `Show all ${formatCount(count, 'failed task')}`
                : 'Show all'}
            </Anchor>
            <BulkActions
              target={variables}
              object="all failed"
              actions={['retry']}
              onDone={(done) => {
                setOutcome(done);
                reload();
              }}
            />
          </Group>
        )}
      </Group>
      <BulkNotice outcome={outcome} onClose={() => setOutcome(undefined)} />
      {error && <ErrorText error={error} />}
      {data && (
        <Card padding={8} withBorder bg="var(--card-background)">
          {tasks.map(({ node }) => (
            <TaskItem key={node.id} task={node} onChange={reload} />
          ))}
          {tasks.length === 0 && (
            <Text size="sm" c="dimmed" p="md">
              No task has failed. Failed tasks stay here until they expire.
            </Text>
          )}
        </Card>
      )}
    </Stack>
  );
};

const variables = { first: 5, where: { status: ['FAILURE' as const] } };
