import { Stack, Title } from '@mantine/core';
import { SchedulesDocument } from '../../generated/graphql.ts';
import { useQuery } from '../api/hooks.ts';
import { errorMessage } from '../text/error-message.ts';
import { Message } from '../ui/message.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';
import { ScheduleCard } from './schedule-card.tsx';
import { ScheduleForm } from './schedule-form.tsx';

/** Creates, lists, and deletes schedules. */
export const SchedulesPage = () => {
  usePageTitle('Schedules');
  const { data, error, reload } = useQuery(SchedulesDocument, {}, { pollIntervalMs: 5000 });
  return (
    <Stack gap="xl" maw={760} mx="auto">
      <Title order={1}>Schedules</Title>
      {error && <Message title="Could not load schedules">{errorMessage(error)}</Message>}
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
