import { Alert, Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { paths } from '../paths.ts';
import { intentTextColor } from '../ui/intent.ts';

interface GoneNoticeProps {
  readonly expiresAt: string | null;
  readonly isReadOnly: boolean;
}

/** Above a task that the server no longer has, but the page still shows. */
export const GoneNotice = ({ expiresAt, isReadOnly }: GoneNoticeProps) => {
  const isExpired = expiresAt !== null && new Date(expiresAt).getTime() <= Date.now();
  return (
    <Alert
      role="alert"
      color="orange"
      styles={{ title: { color: intentTextColor.warning } }}
      title={isExpired ? 'This task has expired' : 'This task has been deleted'}
    >
      The server no longer has its reviews. You can read and print what is shown here until you
      leave or reload this page.
      {!isReadOnly && (
        <>
          {' '}
          <Anchor component={Link} href={paths.home} inherit underline="always" c="inherit">
            Start a new collection
          </Anchor>
        </>
      )}
    </Alert>
  );
};
