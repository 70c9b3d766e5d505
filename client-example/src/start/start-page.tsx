import { Stack, Text, Title } from '@mantine/core';
import { usePageTitle } from '../ui/use-page-title.ts';
import { KeyPrompt } from './key-prompt.tsx';
import { RecentTasks } from './recent-tasks.tsx';
import { StartForm } from './start-form.tsx';

/** The home page: a form that starts tasks, and the most recent tasks. */
export const StartPage = () => {
  usePageTitle('Collect');
  return (
    <Stack gap={40} maw={720} mx="auto">
      <Stack gap={8}>
        <Title order={1}>What do people say about a product?</Title>
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
