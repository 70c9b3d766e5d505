import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { paths } from '../paths.ts';
import { Message } from '../ui/message.tsx';

/** Shown at every path that has no page. */
export const NotFound = () => (
  <Message
    title="Page not found"
    action={
      <Button component={Link} href={paths.home} variant="light">
        Go to the home page
      </Button>
    }
  >
    Check the address, or start from the home page.
  </Message>
);
