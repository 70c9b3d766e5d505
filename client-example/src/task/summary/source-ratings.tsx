import type { TaskView } from '@reviewcast/client';
import type { ResultFieldsFragment } from '../../../generated/graphql.ts';
import { useSourceTitle } from '../../sources/source-titles.tsx';
import { formatRating } from '../../text/numbers.ts';
import classes from './source-ratings.module.css';
import { tallyOf } from './tally.ts';
import type { ReviewPoint } from './use-review-points.ts';

interface SourceRatingsProps {
  readonly sources: readonly string[];
  /** Counts per source so far. */
  readonly progress: TaskView['progress'];
  /** Undefined while the task runs. */
  readonly summary: ResultFieldsFragment['summary'] | undefined;
  readonly points: readonly ReviewPoint[];
}

/**
 * Compares the average of the collected ratings with the rating that each source reports. A plain table: Mantine's would add its
 * scroll area to the first load.
 */
export const SourceRatings = ({ sources, progress, summary, points }: SourceRatingsProps) => {
  const sourceTitle = useSourceTitle();
  return (
    <table className={classes.ratings}>
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Found</th>
          <th scope="col">Average collected</th>
          <th scope="col">Reported</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => {
          const row = summary?.bySource.find((candidate) => candidate.source === source);
          const live = progress?.sources.find((candidate) => candidate.source === source);
          const found = row?.count ?? live?.found;
          const average = row
            ? row.averageRating
            : tallyOf(points.filter((point) => point.source === source)).averageRating;
          return (
            <tr key={source}>
              <th scope="row">{sourceTitle(source)}</th>
              <td>{found?.toLocaleString() ?? '–'}</td>
              <td>{average === null ? '–' : formatRating(average)}</td>
              <td>
                {row?.statedRating ? formatRating(row.statedRating) : '–'}
                {row?.statedCount ? <small> ({row.statedCount.toLocaleString()})</small> : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
