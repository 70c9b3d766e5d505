import { Text } from '@mantine/core';
import { lazy, Suspense, useMemo } from 'react';
import { formatCount } from '../../text/numbers.ts';
import { periodsOf } from './periods.ts';
import classes from './timeline.module.css';
import type { ReviewPoint } from './use-review-points.ts';

/** Loaded only when there is something to draw: the chart library is large. */
const TimelineChart = lazy(() =>
  import('./timeline-chart.tsx').then(({ TimelineChart }) => ({ default: TimelineChart })),
);

/** How many reviews were written in each period. */
export const Timeline = ({ points }: { points: readonly ReviewPoint[] }) => {
  const periods = useMemo(() => periodsOf(points), [points]);
  const [first, ...rest] = periods;
  const last = rest.at(-1) ?? first;
  const dated = periods.reduce((total, { count }) => total + count, 0);
  return (
    <figure className={classes.timeline}>
      <Text fw={600}>Reviews over time</Text>
      <figcaption className={classes.caption}>
        {first && last
          ? `${formatCount(dated, 'review')} from ${first.title} to ${last.title}`
          : 'By publication date'}
      </figcaption>
      <div className={classes.chart} aria-hidden="true">
        {periods.length > 0 && (
          <Suspense fallback={null}>
            <TimelineChart periods={periods} />
          </Suspense>
        )}
      </div>
    </figure>
  );
};
