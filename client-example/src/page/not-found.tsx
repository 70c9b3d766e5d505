import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { paths } from '../paths.ts';
import { Message } from '../ui/message.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';

/** Shown at every path that has no page. */
export const NotFound = () => {
  usePageTitle('Page not found');
  return (
    <Message
      title="Page not found"
      action={
        <Button component={Link} href={paths.home} variant="light">
          Back to home
        </Button>
      }
    >
      Check the address and try again.
    </Message>
  );
};
