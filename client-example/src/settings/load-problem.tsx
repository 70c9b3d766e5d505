import { Button } from '@mantine/core';
import { errorMessage, hasCode } from '../text/error-message.ts';
import { Message } from '../ui/message.tsx';
import { useSettings } from './settings.ts';

interface LoadProblemProps {
  /** What failed: "Could not load tasks". */
  readonly title: string;
  readonly error: Error;
  readonly reload: () => void;
}

/** In place of content that could not be loaded: why, and a button that helps. */
export const LoadProblem = ({ title, error, reload }: LoadProblemProps) => {
  const { open, apiKey, watchToken } = useSettings();
  if (watchToken !== undefined) return <Message title={title}>{errorMessage(error)}</Message>;
  const action = (label: string, onClick: () => void) => (
    <Button variant="light" onClick={onClick}>
      {label}
    </Button>
  );
  if (hasCode(error, 'UNAUTHENTICATED')) {
    return (
      <Message title="API key required" action={action('Enter API key', open)}>
        {apiKey === ''
          ? 'This server shows its data only with an API key.'
          : 'The server no longer accepts your API key.'}
      </Message>
    );
  }
  if (hasCode(error, 'FORBIDDEN')) {
    return (
      <Message title="Operator key required" action={action('Enter operator key', open)}>
        Your API key gives access to your own tasks only. To see queues and workers, ask the
        administrator of this server for an operator key.
      </Message>
    );
  }
  return (
    <Message title={title} action={action('Try again', reload)}>
      {errorMessage(error)}
    </Message>
  );
};
