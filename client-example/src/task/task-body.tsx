import { Alert, Stack, Text } from '@mantine/core';
import type { TaskView } from '@reviewcast/client';
import { ApiError, isFinalStatus, reportProgress } from '@reviewcast/client';
import type { TaskRecord } from '@reviewcast/react';
import { useRef } from 'react';
import { SourceTitles } from '../sources/source-titles.tsx';
import { isolated } from '../text/bidi.ts';
import { errorMessage } from '../text/error-message.ts';
import { Activity } from './activity.tsx';
import { GoneNotice } from './gone-notice.tsx';
import { FilteredReviews } from './reviews/filtered-reviews.tsx';
import { LiveReviews } from './reviews/live-reviews.tsx';
import { SourceRow } from './source-row.tsx';
import { Summary } from './summary/summary.tsx';
import { useReviewPoints } from './summary/use-review-points.ts';
import { TaskAnnouncer } from './task-announcer.tsx';
import classes from './task-body.module.css';
import { TaskHeader } from './task-header.tsx';
import { TaskProgress } from './task-progress.tsx';

interface TaskBodyProps {
  readonly record: TaskRecord;
  readonly view: TaskView;
  readonly error: Error | undefined;
  /** Whether the server no longer has the task. */
  readonly isGone: boolean;
  readonly isReadOnly: boolean;
}

/** The content of a loaded task. The layout stays the same from start to finish, to avoid layout shifts. */
export const TaskBody = ({ record, view, error, isGone, isReadOnly }: TaskBodyProps) => {
  const isFinal = isFinalStatus(view.status);
  const found = view.progress?.found ?? 0;
  const focus = useRef(false);
  const points = useReviewPoints(record.id, view);
  return (
    <SourceTitles view={view}>
      <Stack gap="lg" className={classes.top}>
        <TaskHeader record={record} view={view} isReadOnly={isReadOnly || isGone} />
        {isGone && <GoneNotice expiresAt={view.expiresAt} isReadOnly={isReadOnly} />}
        <TaskProgress view={view} queuePosition={record.queuePosition} />
        {error instanceof ApiError && !isGone && (
          <Alert color="red" title="Live updates stopped">
            {errorMessage(error)}
          </Alert>
        )}
        <TaskAnnouncer title={isolated(record.productName)} view={view} />
      </Stack>
      <div className={classes.columns}>
        <div className={classes.column}>
          <section aria-label="Sources" className={classes.sources}>
            {reportProgress(view).sources.map((source) => (
              <SourceRow key={source.source} source={source} />
            ))}
          </section>
          {(found > 0 || !isFinal) && <Summary record={record} view={view} points={points} />}
        </div>
        <div className={classes.reviews}>
          {!isFinal && <LiveReviews id={record.id} view={view} focus={focus} />}
          {isFinal && found > 0 && (
            <FilteredReviews
              id={record.id}
              sources={record.sources}
              facts={points}
              isGone={isGone}
              focus={focus}
            />
          )}
          {isFinal && found === 0 && (
            <Text size="sm" c="dimmed" ta="center" p="xl">
              No reviews found.
            </Text>
          )}
        </div>
      </div>
      <Activity id={record.id} />
    </SourceTitles>
  );
};
