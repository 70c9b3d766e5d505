import { Anchor, Text } from '@mantine/core';
import { reportProgress } from '@reviewcast/client';
import { Link } from 'wouter';
import type { TaskRowFragment } from '../../generated/graphql.ts';
import { EventLog } from '../task/activity.tsx';
import { SourceRow } from '../task/source-row.tsx';
import { rowState } from './row-state.ts';
import classes from './task-details.module.css';
import { taskListPath } from './task-filter.ts';

/** What each source of a task did, and the task's log, without opening its page. */
export const TaskDetails = ({ task }: { task: TaskRowFragment }) => (
  <div className={classes.details}>
    <section aria-label="Sources">
      {reportProgress(rowState(task)).sources.map((source) => (
        <SourceRow key={source.source} source={source} />
      ))}
      {task.owner !== null && (
        <Text size="sm" className={classes.owner}>
          Started by{' '}
          <Anchor component={Link} href={taskListPath({ owner: task.owner })} underline="always">
            {task.owner}
          </Anchor>
        </Text>
      )}
    </section>
    <EventLog id={task.id} />
  </div>
);
