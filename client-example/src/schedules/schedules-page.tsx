import { Stack } from '@mantine/core';
import { SchedulesDocument } from '../../generated/graphql.ts';
import { useQuery } from '../api/hooks.ts';
import { LoadProblem } from '../settings/load-problem.tsx';
import { Message } from '../ui/message.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { ScheduleCard } from './schedule-card.tsx';
import { ScheduleForm } from './schedule-form.tsx';

/** Creates, lists, and deletes schedules. */
export const SchedulesPage = () => {
  const { data, error, reload } = useQuery(SchedulesDocument, {}, { pollIntervalMs: 5000 });
  return (
    <Stack gap="xl" maw={760} mx="auto">
      <PageHeading>Schedules</PageHeading>
      {error && !data && (
        <LoadProblem title="Could not load schedules" error={error} reload={reload} />
      )}
      {data && <ScheduleForm onCreated={reload} />}
      {data?.schedules.map((schedule) => (
        <ScheduleCard key={schedule.id} schedule={schedule} onDeleted={reload} />
      ))}
      {data?.schedules.length === 0 && (
        <Message title="No schedules yet">
          Create one above to collect a product’s new reviews regularly.
        </Message>
      )}
    </Stack>
  );
};
