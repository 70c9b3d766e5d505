import { Text } from '@mantine/core';
import { lazy, Suspense, useMemo } from 'react';
import { counted } from '../../words/numbers.ts';
import { periodsOf } from './periods.ts';
import classes from './timeline.module.css';
import type { ReviewPoint } from './use-review-points.ts';

/** The chart library is loaded once there is something to draw. */
const TimelineChart = lazy(() =>
  import('./timeline-chart.tsx').then(({ TimelineChart }) => ({ default: TimelineChart })),
);

/** When the reviews were written. */
export const Timeline = ({ points }: { points: readonly ReviewPoint[] }) => {
  const periods = useMemo(() => periodsOf(points), [points]);
  const [first, ...others] = periods;
  const last = others.at(-1) ?? first;
  const dated = periods.reduce((total, { count }) => total + count, 0);
  return (
    <figure className={classes.timeline}>
      <Text fw={600}>Over time</Text>
      <figcaption className={classes.caption}>
        {first && last
          ? `${counted(dated, 'review')} from ${first.title} to ${last.title}`
          : 'When the reviews were written'}
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
