import type { TaskView } from '@reviewcast/client';
import { isFinalStatus } from '@reviewcast/client';
import type { TaskRecord } from '@reviewcast/react';
import { Average } from './average.tsx';
import { Histogram } from './histogram.tsx';
import { Sentiment } from './sentiment.tsx';
import { SourceRatings } from './source-ratings.tsx';
import classes from './summary.module.css';
import { tallyOf } from './tally.ts';
import { Timeline } from './timeline.tsx';
import type { ReviewPoint } from './use-review-points.ts';

interface SummaryProps {
  readonly record: TaskRecord;
  readonly view: TaskView;
  readonly points: readonly ReviewPoint[];
}

/** Review statistics: computed here while the task runs, by the server once it has finished. */
export const Summary = ({ record, view, points }: SummaryProps) => {
  const summary = view.result?.summary;
  const tally = summary ?? tallyOf(points);
  return (
    <section aria-label="Summary" className={classes.summary}>
      {record.kind === 'COMMUNITY' ? (
        <Sentiment points={points} />
      ) : (
        <div className={classes.ratings}>
          <Average tally={tally} isFinal={isFinalStatus(view.status)} />
          <Histogram counts={tally.ratingHistogram} />
        </div>
      )}
      <Timeline points={points} />
      {record.kind !== 'COMMUNITY' && (
        <SourceRatings
          sources={record.sources}
          progress={view.progress}
          summary={summary}
          points={points}
        />
      )}
    </section>
  );
};
