import { Box, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface MessageProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** A button or link that helps. */
  readonly action?: ReactNode;
}

/** A centered message in place of content that is empty, missing, or failed to load. */
export const Message = ({ title, children, action }: MessageProps) => (
  <Stack align="center" gap="xs" py={48} px="md" ta="center">
    <Title order={2} size="h3" tabIndex={-1}>
      {title}
    </Title>
    {children && (
      <Text c="dimmed" maw={440} style={{ textWrap: 'pretty' }}>
        {children}
      </Text>
    )}
    {action && <Box mt="xs">{action}</Box>}
  </Stack>
);
