import { Stack, Text } from '@mantine/core';
import { PageHeading } from '../ui/page-heading.tsx';
import { KeyPrompt } from './key-prompt.tsx';
import { RecentTasks } from './recent-tasks.tsx';
import { StartForm } from './start-form.tsx';

/** The home page: a form that starts tasks, and the most recent tasks. */
export const StartPage = () => {
  return (
    <Stack gap={40} maw={720} mx="auto">
      <Stack gap={8}>
        <PageHeading title="Collect">What do people say about a product?</PageHeading>
        <Text c="dimmed" style={{ textWrap: 'pretty' }}>
          Collect reviews from communities, stores, and Google, and watch them arrive live.
        </Text>
      </Stack>
      <KeyPrompt />
      <StartForm />
      <RecentTasks />
    </Stack>
  );
};
