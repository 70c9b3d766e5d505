import { Alert, Anchor, Text } from '@mantine/core';
import { Link } from 'wouter';
import { tasksPath } from '../paths.ts';
import { errorMessage } from '../text/error-message.ts';
import { kindTitle } from '../text/kinds.ts';
import type { PartialStart } from './use-start-tasks.ts';

/** Says which tasks could not be started and why, and links to those that were. */
export const StartProblem = ({ failed, started }: PartialStart) => (
  <Alert
    color="red"
    role="alert"
    title={started.length > 0 ? 'Some tasks could not be started' : 'Could not start'}
  >
    {failed.map(({ kind, error }) => (
      <Text key={kind} size="sm">
        {kindTitle[kind]}: {errorMessage(error)}
      </Text>
    ))}
    {started.length > 0 && (
      <Text size="sm" mt="xs">
        <Anchor component={Link} href={tasksPath(started.map(({ taskId }) => taskId))} inherit>
          {started.map(({ kind }) => kindTitle[kind]).join(' and ')} started
        </Anchor>
        . Starting again starts only what is missing.
      </Text>
    )}
  </Alert>
);
