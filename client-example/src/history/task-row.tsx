import { Text } from '@mantine/core';
import { Link } from 'wouter';
import type { TaskRowFragment } from '../../generated/graphql.ts';
import { tasksPath } from '../page/tasks-path.ts';
import { TonedBadge } from '../page/toned.tsx';
import { kindTitle } from '../words/kinds.ts';
import { counted, percent, rated } from '../words/numbers.ts';
import { taskWords } from '../words/task-words.ts';
import { ago } from '../words/time.ts';
import classes from './task-row.module.css';

/** A task among others: a way to its card. */
export const TaskRow = ({ task }: { task: TaskRowFragment }) => {
  const { id, kind, productName, createdAt, newReviews, progress, result, status } = task;
  const average = result?.summary.averageRating;
  return (
    <Link href={tasksPath([id])} className={classes.row}>
      <div className={classes.name}>
        <Text fw={600} truncate>
          {productName}
        </Text>
        <Text size="sm" c="dimmed">
          {kindTitle[kind]} · {ago(createdAt)}
        </Text>
      </div>
      <div className={classes.state}>
        <Text size="sm" className={classes.numbers}>
          {status === 'STARTED' ? percent(progress.fraction) : counted(progress.found, 'review')}
          {newReviews === null ? '' : `, ${newReviews.toLocaleString()} new`}
          {average ? ` · ${rated(average)} ★` : ''}
        </Text>
        <TonedBadge words={taskWords({ ...task, attempt: 1 })} size="md" />
      </div>
    </Link>
  );
};
