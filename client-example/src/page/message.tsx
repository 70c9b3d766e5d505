import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface MessageProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** What can be done about it. */
  readonly action?: ReactNode;
}

/** What stands where nothing else can: empty, failed, unknown. */
export const Message = ({ title, children, action }: MessageProps) => (
  <Stack align="center" gap="xs" py={48} px="md" ta="center">
    <Title order={2} size="h3">
      {title}
    </Title>
    {children && (
      <Text c="dimmed" maw={440}>
        {children}
      </Text>
    )}
    {action}
  </Stack>
);
