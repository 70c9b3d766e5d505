import { formatPercent } from '../../text/numbers.ts';
import classes from './histogram.module.css';

/** The distribution of ratings. @param counts reviews with 1, 2, 3, 4, and 5 stars, in this order. */
export const Histogram = ({ counts }: { counts: readonly number[] }) => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const rows = counts.map((count, index) => ({ stars: index + 1, count })).reverse();
  return (
    <table className={classes.histogram}>
      <caption className={classes.caption}>Rating distribution</caption>
      <tbody>
        {rows.map(({ stars, count }) => (
          <tr key={stars}>
            <th scope="row">{stars} ★</th>
            <td className={classes.track}>
              <div
                className={classes.bar}
                style={{ '--fraction': total > 0 ? formatPercent(count / total) : '0%' }}
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
