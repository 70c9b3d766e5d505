import { Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { ScheduleDocument, SchedulesDocument } from '../../generated/graphql.ts';
import { useMutate, useQuery } from '../api/hooks.ts';
import { LoadProblem } from '../settings/load-problem.tsx';
import { Message } from '../ui/message.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { ScheduleCard } from './schedule-card.tsx';
import { ScheduleForm } from './schedule-form.tsx';

/** Creates, lists, edits, pauses, runs, and deletes schedules. */
export const SchedulesPage = () => {
  const mutate = useMutate();
  const { data, error, reload } = useQuery(SchedulesDocument, {}, { pollIntervalMs: 3000 });
  const [isCreating, { open, close }] = useDisclosure();
  return (
    <Stack gap="xl" maw={760} mx="auto">
      <Group justify="space-between">
        <PageHeading>Schedules</PageHeading>
        {data && !isCreating && <Button onClick={open}>New schedule</Button>}
      </Group>
      {error && !data && (
        <LoadProblem title="Could not load schedules" error={error} reload={reload} />
      )}
      {isCreating && (
        <section aria-label="New schedule">
          <ScheduleForm
            submitLabel="Create schedule"
            onSubmit={async (input) => {
              await mutate(ScheduleDocument, { input });
              close();
              reload();
            }}
            onCancel={close}
          />
        </section>
      )}
      {data?.schedules.map((schedule) => (
        <ScheduleCard key={schedule.id} schedule={schedule} onChange={reload} />
      ))}
      {data?.schedules.length === 0 && !isCreating && (
        <Message
          title="No schedules yet"
          action={
            <Button variant="light" onClick={open}>
              Create a schedule
            </Button>
          }
        >
          A schedule collects a product’s new reviews at regular times.
        </Message>
      )}
    </Stack>
  );
};
