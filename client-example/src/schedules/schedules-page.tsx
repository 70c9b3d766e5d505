import { Stack, Title } from '@mantine/core';
import { SchedulesDocument } from '../../generated/graphql.ts';
import { useApi } from '../api/api-context.ts';
import { Message } from '../page/message.tsx';
import { errorWords } from '../words/error-words.ts';
import { ScheduleCard } from './schedule-card.tsx';
import { ScheduleForm } from './schedule-form.tsx';

/** What is collected again and again. */
export const SchedulesPage = () => {
  const { data, error, reload } = useApi().useAnswer(SchedulesDocument, {}, { everyMs: 5000 });
  return (
    <Stack gap="xl" maw={760} mx="auto">
      <Title order={1}>Schedules</Title>
      {error && <Message title="The schedules cannot be shown">{errorWords(error)}</Message>}
      {data && <ScheduleForm onDone={reload} />}
      {data?.schedules.map((schedule) => (
        <ScheduleCard key={schedule.id} schedule={schedule} onDone={reload} />
      ))}
      {data?.schedules.length === 0 && (
        <Message title="Nothing is scheduled">
          What is scheduled stands here, with when it runs next.
        </Message>
      )}
    </Stack>
  );
};
