import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';

/** A placeholder as tall as a running task's card, to avoid a layout shift. */
export const LoadingCard = () => (
  <Stack p="xl" gap="md" mih={620}>
    <VisuallyHidden role="status">Loading task…</VisuallyHidden>
    <Skeleton h={14} w={90} />
    <Skeleton h={26} w="60%" />
    <Skeleton h={8} mt="sm" />
    <Skeleton h={44} mt="md" />
    <Skeleton h={44} />
    <Skeleton h={260} mt="md" />
  </Stack>
);
