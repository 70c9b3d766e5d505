import { Text } from '@mantine/core';
import { reportProgress } from '@reviewcast/client';
import { Link } from 'wouter';
import type { TaskRowFragment } from '../../generated/graphql.ts';
import { tasksPath } from '../paths.ts';
import { kindTitle } from '../text/kinds.ts';
import { formatCount, formatRating } from '../text/numbers.ts';
import { taskStatusLabel } from '../text/task-status.ts';
import { formatRelativeTime } from '../text/time.ts';
import { ForeignText } from '../ui/foreign-text.tsx';
import { StatusBadge } from '../ui/status-badge.tsx';
import classes from './task-row.module.css';

/** One task in a list; links to its page. */
export const TaskRow = ({ task }: { task: TaskRowFragment }) => {
  const { id, kind, productName, createdAt, newReviews, result } = task;
  const { phase, percent, found } = reportProgress(task);
  const average = result?.summary.averageRating;
  return (
    <Link href={tasksPath([id])} className={classes.row}>
      <div className={classes.name}>
        <Text fw={600} lineClamp={2}>
          <ForeignText text={productName} />
        </Text>
        <Text size="sm" c="dimmed">
          {kindTitle[kind]} · {formatRelativeTime(createdAt)}
        </Text>
      </div>
      <div className={classes.status}>
        <Text size="sm" className={classes.numbers}>
          {phase === 'collecting' ? `${percent}%` : formatCount(found, 'review')}
          {newReviews === null ? '' : `, ${newReviews.toLocaleString()} new`}
          {average ? ` · ${formatRating(average)} ★` : ''}
        </Text>
        <StatusBadge label={taskStatusLabel(task)} size="md" />
      </div>
    </Link>
  );
};
