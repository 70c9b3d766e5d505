import { Text } from '@mantine/core';
import { isFinalStatus, reportProgress } from '@reviewcast/client';
import { Link } from 'wouter';
import type { TaskRowFragment } from '../../generated/graphql.ts';
import { tasksPath } from '../paths.ts';
import { kindTitle } from '../text/kinds.ts';
import { formatCount } from '../text/numbers.ts';
import { taskStatusLabel } from '../text/task-status.ts';
import { formatDuration, localizeTimes } from '../text/time.ts';
import { ForeignText } from '../ui/foreign-text.tsx';
import { intentTextColor } from '../ui/intent.ts';
import { RelativeTime } from '../ui/relative-time.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import { rowState } from './row-state.ts';
import classes from './task-row.module.css';

/** One task in a list; links to its page. Says why it failed, how long it ran, and for operators who started it. */
export const TaskRow = ({ task }: { task: TaskRowFragment }) => {
  const { id, kind, productName, createdAt, startedAt, newReviews, error } = task;
  const state = rowState(task);
  const { phase, percent, found } = reportProgress(state);
  const isWaiting = startedAt === null && !isFinalStatus(task.status);
  return (
    <Link href={tasksPath([id])} className={classes.row}>
      <div className={classes.name}>
        <Text fw={600} lineClamp={2}>
          <ForeignText text={productName} />
        </Text>
        <Text size="sm" c="dimmed">
          {kindTitle[kind]} · {isWaiting && 'waiting since '}
          <RelativeTime instant={createdAt} />
          {facts(task).map((fact) => ` · ${fact}`)}
        </Text>
        {error && (
          <Text size="sm" c={intentTextColor[isFinalStatus(task.status) ? 'error' : 'warning']}>
            <span className={classes.code}>{error.code}</span> {localizeTimes(error.message)}
          </Text>
        )}
      </div>
      <div className={classes.status}>
        <Text size="sm" className={classes.numbers}>
          {phase === 'collecting' ? `${percent}%` : formatCount(found, 'review')}
          {newReviews === null ? '' : `, ${newReviews.toLocaleString()} new`}
        </Text>
        <StatusBadge label={taskStatusLabel(state)} size="md" />
      </div>
    </Link>
  );
};

/** How long it ran and how often it was tried; for operators, who started it. */
const facts = ({ durationMs, attempt, owner }: TaskRowFragment): string[] => [
  ...(durationMs === null ? [] : [formatDuration(durationMs)]),
  ...(attempt > 1 ? [formatCount(attempt, 'attempt')] : []),
  ...(owner === null ? [] : [`caller ${owner.slice(0, shownOwner)}`]),
];

/** How much of a caller's name, up to 24 characters long, tells callers apart. */
const shownOwner = 9;
