import { Stack, Text, Title } from '@mantine/core';
import { KeyPrompt } from './key-prompt.tsx';
import { RecentTasks } from './recent-tasks.tsx';
import { StartForm } from './start-form.tsx';

/** A product, the kinds, Start. */
export const StartPage = () => (
  <Stack gap={40} maw={720} mx="auto">
    <Stack gap={4}>
      <Title order={1}>What do people say about a product?</Title>
      <Text c="dimmed" style={{ textWrap: 'balance' }}>
        Reviews are collected from communities, stores and Google, and shown here as they are found.
      </Text>
    </Stack>
    <KeyPrompt />
    <StartForm />
    <RecentTasks />
  </Stack>
);
