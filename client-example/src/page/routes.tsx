import { Button } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link, Route, Switch } from 'wouter';
import { Message } from './message.tsx';
import { taskIdsIn } from './tasks-path.ts';

const StartPage = lazy(() =>
  import('../start/start-page.tsx').then(({ StartPage }) => ({ default: StartPage })),
);
const TasksPage = lazy(() =>
  import('../task/tasks-page.tsx').then(({ TasksPage }) => ({ default: TasksPage })),
);
const HistoryPage = lazy(() =>
  import('../history/history-page.tsx').then(({ HistoryPage }) => ({ default: HistoryPage })),
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

/** What stands at which address. The server answers with the page at each of them. */
export const Routes = () => (
  <Suspense fallback={null}>
    <Switch>
      <Route path="/" component={StartPage} />
      <Route path="/tasks/:ids">{({ ids }) => <TasksPage ids={taskIdsIn(ids)} />}</Route>
      <Route path="/history" component={HistoryPage} />
      <Route path="/schedules" component={SchedulesPage} />
      <Route path="/operations" component={OperationsPage} />
      <Route>
        <Message
          title="Nothing is here"
          action={
            <Button component={Link} href="/" variant="light">
              Collect reviews
            </Button>
          }
        >
          This address belongs to no page.
        </Message>
      </Route>
    </Switch>
  </Suspense>
);
