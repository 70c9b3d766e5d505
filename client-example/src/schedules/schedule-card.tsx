import { Anchor, Box, Card, Group, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from 'wouter';
import type { ScheduleFieldsFragment } from '../../generated/graphql.ts';
import { tasksPath } from '../paths.ts';
import { TaskRow } from '../task-list/task-row.tsx';
import { kindTitle } from '../text/kinds.ts';
import { formatCount } from '../text/numbers.ts';
import { formatTime } from '../text/time.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { ForeignText } from '../ui/foreign-text.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import { formatRecurrence } from './recurrence.ts';
import { ScheduleActions } from './schedule-actions.tsx';
import { ScheduleForm } from './schedule-form.tsx';
import { ScheduleRuns } from './schedule-runs.tsx';
import { scheduleValuesOf } from './schedule-values.ts';
import { useScheduleActions } from './use-schedule-actions.ts';

interface ScheduleCardProps {
  readonly schedule: ScheduleFieldsFragment;
  readonly onChange: () => void;
}

/** One schedule: when it runs, what its runs found, and what can be done to it. */
export const ScheduleCard = ({ schedule, onChange }: ScheduleCardProps) => {
  const actions = useScheduleActions(schedule.id, onChange);
  const [isEditing, { open: edit, close: stopEditing }] = useDisclosure();
  const { productName, pausedSince, refusal } = schedule;
  const shownTask = taskToShow(schedule);
  if (isEditing) {
    return (
      <article aria-label={`Edit ${productName}`}>
        <ScheduleForm
          initial={scheduleValuesOf(schedule)}
          submitLabel="Save"
          onSubmit={(input) => actions.update(input).then(stopEditing)}
          onCancel={stopEditing}
        />
      </article>
    );
  }
  return (
    <Card withBorder padding="md" bg="var(--card-background)" component="article">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ minWidth: 0, flex: '1 1 260px' }}>
          <Group gap="xs">
            <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
              <ForeignText text={productName} />
            </Title>
            {pausedSince && (
              <StatusBadge
                size="md"
                label={{ text: `Paused since ${formatTime(pausedSince)}`, intent: 'warning' }}
              />
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {facts(schedule).join(' · ')}
          </Text>
          {refusal !== null && (
            <Text size="sm" mt={4}>
              The run that is due has been refused and is tried again every 30 s: {refusal}
            </Text>
          )}
        </div>
        <ScheduleActions schedule={schedule} actions={actions} onEdit={edit} />
      </Group>
      {actions.error && <ErrorText error={actions.error} mt="xs" />}
      <div role="status">
        {actions.startedTaskId !== undefined && (
          <Text size="sm" mt="xs">
            A run has started.{' '}
            <Anchor component={Link} href={tasksPath([actions.startedTaskId])} underline="always">
              Watch it
            </Anchor>
          </Text>
        )}
      </div>
      {shownTask && (
        <section aria-label="Last run">
          <Text size="xs" c="dimmed" mt="sm">
            Last run
          </Text>
          <Box mx={-16}>
            <TaskRow task={shownTask} />
          </Box>
        </section>
      )}
      <ScheduleRuns schedule={schedule} />
    </Card>
  );
};

/** The task of the last run, unless the list of runs says as much: it says neither how far a run is nor why it failed. */
const taskToShow = ({ lastTask, recentRuns }: ScheduleFieldsFragment) =>
  lastTask?.status === 'SUCCESS' && recentRuns.some(({ taskId }) => taskId === lastTask.id)
    ? null
    : lastTask;

const facts = (schedule: ScheduleFieldsFragment): string[] => {
  const { kind, nextRunAt, maxReviews, sources, productUrls } = schedule;
  return [
    kindTitle[kind],
    formatRecurrence(schedule),
    ...(nextRunAt === null ? [] : [`next run ${formatTime(nextRunAt)}`]),
    `up to ${formatCount(maxReviews, 'review')}`,
    ...(sources.length === 0 ? [] : [`only ${sources.join(', ')}`]),
    ...(productUrls.length === 0 ? [] : [formatCount(productUrls.length, 'product page')]),
  ];
};
