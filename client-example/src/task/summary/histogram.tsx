import { percent } from '../../words/numbers.ts';
import classes from './histogram.module.css';

/** How many reviews gave how many stars. @param counts of 1, 2, 3, 4 and 5 stars. */
export const Histogram = ({ counts }: { counts: readonly number[] }) => {
  const all = counts.reduce((total, count) => total + count, 0);
  const rows = counts.map((count, index) => ({ stars: index + 1, count })).reverse();
  return (
    <table className={classes.histogram}>
      <caption className={classes.caption}>Ratings by stars</caption>
      <tbody>
        {rows.map(({ stars, count }) => (
          <tr key={stars}>
            <th scope="row">{stars} ★</th>
            <td className={classes.track}>
              <div
                className={classes.bar}
                style={{ '--part': all > 0 ? percent(count / all) : '0%' }}
                aria-hidden="true"
              />
            </td>
            <td className={classes.count}>{count.toLocaleString()}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
