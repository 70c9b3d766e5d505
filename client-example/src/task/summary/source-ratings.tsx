import type { TaskView } from '../../../../client/src/follow-task/task-view.ts';
import type { ResultFieldsFragment } from '../../../generated/graphql.ts';
import { rated } from '../../words/numbers.ts';
import { sourceTitle } from '../../words/source-title.ts';
import classes from './source-ratings.module.css';

interface SourceRatingsProps {
  readonly sources: readonly string[];
  /** How many each source has found so far. */
  readonly progress: TaskView['progress'];
  /** Known once the task is done. */
  readonly summary: ResultFieldsFragment['summary'] | undefined;
}

/** Each source's own rating beside ours. A plain table: the library's brings a scroll area along that the first load can do without. */
export const SourceRatings = ({ sources, progress, summary }: SourceRatingsProps) => (
  <table className={classes.ratings}>
    <thead>
      <tr>
        <th scope="col">Source</th>
        <th scope="col">Found</th>
        <th scope="col">Mean here</th>
        <th scope="col">Source says</th>
      </tr>
    </thead>
    <tbody>
      {sources.map((source) => {
        const row = summary?.bySource.find((candidate) => candidate.source === source);
        const live = progress?.sources.find((candidate) => candidate.source === source);
        const found = row?.count ?? live?.found;
        return (
          <tr key={source}>
            <th scope="row">{sourceTitle(source)}</th>
            <td>{found?.toLocaleString() ?? '–'}</td>
            <td>{row?.averageRating ? rated(row.averageRating) : '–'}</td>
            <td>
              {row?.statedRating ? rated(row.statedRating) : '–'}
              {row?.statedCount ? <small> ({row.statedCount.toLocaleString()})</small> : null}
            </td>
          </tr>
        );
      })}
    </tbody>
  </table>
);
