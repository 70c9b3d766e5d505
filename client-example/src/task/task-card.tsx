import { Button, Card } from '@mantine/core';
import { Link } from 'wouter';
import { useApi } from '../api/api-context.ts';
import { useReportedConnection } from '../connection/connection-board.ts';
import type { LiveTask } from '../follow/use-followed-task.ts';
import { Message } from '../page/message.tsx';
import { errorWords, hasCode } from '../words/error-words.ts';
import { LoadingCard } from './loading-card.tsx';
import { TaskBody } from './task-body.tsx';
import { useExpiry } from './use-expiry.ts';

export interface TaskCardProps {
  readonly id: string;
  /** Shown to a colleague by a shared link: nothing can be done to it. */
  readonly isWatched: boolean;
}

/** One task from its start to its end, whatever becomes of it. */
export const TaskCard = ({ id, isWatched }: TaskCardProps) => {
  const live = useApi().useTask(id);
  useReportedConnection(id, live.connection);
  const isExpired = useExpiry(live.record?.expiresAt ?? null);
  return (
    <Card
      component="article"
      padding={0}
      withBorder
      bg="var(--card-background)"
      aria-busy={!live.view}
    >
      <Content live={live} isWatched={isWatched} isExpired={isExpired} />
    </Card>
  );
};

interface ContentProps {
  readonly live: LiveTask;
  readonly isWatched: boolean;
  readonly isExpired: boolean;
}

const Content = ({ live, isWatched, isExpired }: ContentProps) => {
  const { record, view, error, reload } = live;
  const isGone = record === null || hasCode(error, 'TASK_NOT_FOUND', 'TOKEN_EXPIRED');
  if (isExpired || isGone) {
    return (
      <Message title="This task is no longer kept" action={!isWatched && <StartAnother />}>
        It has expired or was deleted, or there never was one under this address. A finished task
        and its reviews are kept for a while only.
      </Message>
    );
  }
  if (record && view)
    return <TaskBody record={record} view={view} error={error} isWatched={isWatched} />;
  if (!error) return <LoadingCard />;
  return (
    <Message
      title="This task cannot be shown"
      action={
        <Button variant="light" onClick={reload}>
          Try again
        </Button>
      }
    >
      {errorWords(error)}
    </Message>
  );
};

const StartAnother = () => (
  <Button component={Link} href="/" variant="light">
    Collect again
  </Button>
);
