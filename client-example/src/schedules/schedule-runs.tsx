import { Anchor, Group, Table, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useId } from 'react';
import { Link } from 'wouter';
import {
  type ScheduleFieldsFragment,
  type ScheduleRunFieldsFragment,
  ScheduleRunsDocument,
} from '../../generated/graphql.ts';
import { useQuery } from '../api/hooks.ts';
import { tasksPath } from '../paths.ts';
import { isolated } from '../text/bidi.ts';
import { formatRating } from '../text/numbers.ts';
import { taskStatusLabel } from '../text/task-status.ts';
import { formatTime } from '../text/time.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { StatusText } from '../ui/status-text.tsx';
import classes from './schedule-runs.module.css';

/** The past runs of a schedule, newest first: the last five, and on request all that are kept. */
export const ScheduleRuns = ({ schedule }: { schedule: ScheduleFieldsFragment }) => {
  const { id, recentRuns } = schedule;
  const [isAll, { toggle }] = useDisclosure();
  const { data, error } = useQuery(ScheduleRunsDocument, { id, first: 100 }, { isEnabled: isAll });
  const titleId = useId();
  if (recentRuns.length === 0) return null;
  const runs = (isAll && data?.schedule?.runs) || recentRuns;
  return (
    <section aria-labelledby={titleId}>
      <Group justify="space-between" mt="sm" mb={4}>
        <Text id={titleId} size="xs" c="dimmed">
          Past runs
        </Text>
        {recentRuns.length >= shownRuns && (
          <UnstyledButton
            className={classes.toggle}
            onClick={toggle}
            aria-expanded={isAll}
            aria-label={`${isAll ? 'Show fewer' : 'Show all'} runs of ${isolated(schedule.productName)}`}
          >
            {isAll ? 'Show fewer' : 'Show all'}
          </UnstyledButton>
        )}
      </Group>
      {isAll && error && <ErrorText error={error} />}
      <div className={classes.scroll}>
        <Table className={classes.table} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Time</Table.Th>
              <Table.Th>Status</Table.Th>
              <Table.Th>Reviews</Table.Th>
              <Table.Th>New</Table.Th>
              <Table.Th>Average</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {runs.map((run) => (
              <RunRow key={run.taskId} run={run} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
};

/** As many as the list of schedules reads. */
const shownRuns = 5;

const RunRow = ({ run }: { run: ScheduleRunFieldsFragment }) => (
  <Table.Tr>
    <Table.Th scope="row">
      <Anchor component={Link} href={tasksPath([run.taskId])} inherit>
        {formatTime(run.at)}
      </Anchor>
    </Table.Th>
    <Table.Td>
      <StatusText label={taskStatusLabel({ status: run.status, result: null, error: null })} />
    </Table.Td>
    <Table.Td>{run.found.toLocaleString()}</Table.Td>
    <Table.Td>{run.newReviews?.toLocaleString() ?? '–'}</Table.Td>
    <Table.Td>{run.averageRating === null ? '–' : `${formatRating(run.averageRating)} ★`}</Table.Td>
  </Table.Tr>
);
