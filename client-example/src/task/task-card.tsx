import { Button, Card } from '@mantine/core';
import { Link } from 'wouter';
import { useTask } from '../api/hooks.ts';
import { useReportConnection } from '../connection/connection-registry.ts';
import { paths } from '../paths.ts';
import { errorMessage, hasCode } from '../text/error-message.ts';
import { Message } from '../ui/message.tsx';
import { useLastDefined } from '../ui/use-last-defined.ts';
import { LoadingCard } from './loading-card.tsx';
import { TaskBody } from './task-body.tsx';
import { useExpiry } from './use-expiry.ts';

export interface TaskCardProps {
  readonly id: string;
  /** Whether the page was opened through a shared link, which allows no actions. */
  readonly isReadOnly: boolean;
}

/** One task, in every state: loading, running, finished, expired, or failed to load. */
export const TaskCard = ({ id, isReadOnly }: TaskCardProps) => {
  const live = useTask(id);
  const { error, reload } = live;
  useReportConnection(id, live.connection);
  // What was shown once stays, even if the task expires or is deleted meanwhile.
  const record = useLastDefined(live.record ?? undefined);
  const view = useLastDefined(live.view);
  const isGone = live.record === null || hasCode(error, 'TASK_NOT_FOUND', 'TOKEN_EXPIRED');
  useExpiry(isGone ? null : (view?.expiresAt ?? null), reload);
  return (
    <Card
      component="article"
      padding={0}
      withBorder
      bg="var(--card-background)"
      aria-busy={!view && !isGone && !error}
    >
      {record && view ? (
        <TaskBody
          record={record}
          view={view}
          error={error}
          isGone={isGone}
          isReadOnly={isReadOnly}
        />
      ) : isGone ? (
        <NotFoundMessage isReadOnly={isReadOnly} />
      ) : error ? (
        <Message
          title="Could not load this task"
          action={
            <Button variant="light" onClick={reload}>
              Try again
            </Button>
          }
        >
          {errorMessage(error)}
        </Message>
      ) : (
        <LoadingCard />
      )}
    </Card>
  );
};

const NotFoundMessage = ({ isReadOnly }: Pick<TaskCardProps, 'isReadOnly'>) => (
  <Message
    title="Task not found"
    action={
      !isReadOnly && (
        <Button component={Link} href={paths.home} variant="light">
          Start a new collection
        </Button>
      )
    }
  >
    It may have expired or been deleted, or the link may be wrong. Finished tasks and their reviews
    are stored for a limited time.
  </Message>
);
