import { Button, Stack, Text } from '@mantine/core';
import { Link } from 'wouter';
import { paths } from '../paths.ts';
import { useSettings } from '../settings/settings.ts';
import { PageHeading } from '../ui/page-heading.tsx';

/** Shown at every path that has no page. */
export const NotFound = () => {
  const { watchToken } = useSettings();
  return (
    <Stack align="center" gap="xs" py={48} px="md" ta="center">
      <PageHeading>Page not found</PageHeading>
      <Text c="dimmed" maw={440} style={{ textWrap: 'pretty' }}>
        There is no page at this address. Check it for typos, or start from the home page.
      </Text>
      {watchToken === undefined && (
        <Button component={Link} href={paths.home} variant="light" mt="xs">
          Go to the home page
        </Button>
      )}
    </Stack>
  );
};
