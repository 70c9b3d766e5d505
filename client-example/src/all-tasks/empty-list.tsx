import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { paths } from '../paths.ts';
import { LoadProblem } from '../settings/load-problem.tsx';
import { Message } from '../ui/message.tsx';

interface EmptyListProps {
  readonly error: Error | undefined;
  readonly reload: () => void;
  /** Undefined without a filter. */
  readonly clearFilter: (() => void) | undefined;
}

/** In place of tasks: why there are none. */
export const EmptyList = ({ error, reload, clearFilter }: EmptyListProps) => {
  if (error) return <LoadProblem title="Could not load tasks" error={error} reload={reload} />;
  if (clearFilter) {
    return (
      <Message
        title="No tasks match these filters"
        action={
          <Button variant="light" onClick={clearFilter}>
            Clear filters
          </Button>
        }
      />
    );
  }
  return (
    <Message
      title="No tasks yet"
      action={
        <Button component={Link} href={paths.home} variant="light">
          Collect reviews
        </Button>
      }
    >
      Finished tasks stay here until they expire.
    </Message>
  );
};
