import { Button, Card } from '@mantine/core';
import type { LiveTask } from '@reviewcast/react';
import { Link } from 'wouter';
import { useTask } from '../api/hooks.ts';
import { useReportConnection } from '../connection/connection-registry.ts';
import { paths } from '../paths.ts';
import { errorMessage, hasCode } from '../text/error-message.ts';
import { Message } from '../ui/message.tsx';
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
  useReportConnection(id, live.connection);
  const isExpired = useExpiry(live.view?.expiresAt ?? null);
  return (
    <Card
      component="article"
      padding={0}
      withBorder
      bg="var(--card-background)"
      aria-busy={!live.view}
    >
      <Content live={live} isReadOnly={isReadOnly} isExpired={isExpired} />
    </Card>
  );
};

interface ContentProps {
  readonly live: LiveTask;
  readonly isReadOnly: boolean;
  readonly isExpired: boolean;
}

const Content = ({ live, isReadOnly, isExpired }: ContentProps) => {
  const { record, view, error, reload } = live;
  const isGone = record === null || hasCode(error, 'TASK_NOT_FOUND', 'TOKEN_EXPIRED');
  if (isExpired || isGone) {
    return (
      <Message title="Task not found" action={!isReadOnly && <CollectAgainLink />}>
        It may have expired or been deleted, or the link may be wrong. Finished tasks and their
        reviews are stored for a limited time.
      </Message>
    );
  }
  if (record && view)
    return <TaskBody record={record} view={view} error={error} isReadOnly={isReadOnly} />;
  if (!error) return <LoadingCard />;
  return (
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
  );
};

const CollectAgainLink = () => (
  <Button component={Link} href={paths.home} variant="light">
    Start a new collection
  </Button>
);
