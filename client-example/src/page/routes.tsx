import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { parseTaskIds, paths } from '../paths.ts';
import { NotFound } from './not-found.tsx';

const StartPage = lazy(() =>
  import('../start/start-page.tsx').then(({ StartPage }) => ({ default: StartPage })),
);
const TasksPage = lazy(() =>
  import('../task/tasks-page.tsx').then(({ TasksPage }) => ({ default: TasksPage })),
);
const AllTasksPage = lazy(() =>
  import('../all-tasks/all-tasks-page.tsx').then(({ AllTasksPage }) => ({ default: AllTasksPage })),
);
const SchedulesPage = lazy(() =>
  import('../schedules/schedules-page.tsx').then(({ SchedulesPage }) => ({
    default: SchedulesPage,
  })),
);
const OperationsPage = lazy(() =>
  import('../operations/operations-page.tsx').then(({ OperationsPage }) => ({
    default: OperationsPage,
  })),
);

const TasksRoute = ({ ids }: { ids: readonly string[] }) =>
  ids.length === 0 ? <NotFound /> : <TasksPage ids={ids} />;

/** Renders the page at the current path. */
export const Routes = () => (
  <Suspense fallback={null}>
    <Switch>
      <Route path={paths.home} component={StartPage} />
      <Route path={paths.tasks}>{({ ids }) => <TasksRoute ids={parseTaskIds(ids)} />}</Route>
      <Route path={paths.allTasks} component={AllTasksPage} />
      <Route path={paths.schedules} component={SchedulesPage} />
      <Route path={paths.operations} component={OperationsPage} />
      <Route component={NotFound} />
    </Switch>
  </Suspense>
);
