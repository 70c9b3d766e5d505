import { Text } from '@mantine/core';
import { toneOf } from '@reviewcast/client';
import { formatCount, formatPercent } from '../../text/numbers.ts';
import classes from './sentiment.module.css';
import type { ReviewPoint } from './use-review-points.ts';

/** The sentiment of posts, which have no star rating. */
export const Sentiment = ({ points }: { points: readonly ReviewPoint[] }) => {
  const tones = points.flatMap(({ sentiment }) => (sentiment === null ? [] : [toneOf(sentiment)]));
  const rows = toneTitles.map(({ tone, title }) => {
    const count = tones.filter((other) => other === tone).length;
    return { tone, title, count, fraction: tones.length > 0 ? count / tones.length : 0 };
  });
  return (
    <div>
      <Text fw={600}>Sentiment</Text>
      <Text size="sm" c="dimmed" mb={10}>
        {tones.length > 0
          ? `Estimated from the text of ${formatCount(tones.length, 'post')}`
          : 'Estimated from the text of posts'}
      </Text>
      <div className={classes.bar} aria-hidden="true">
        {rows.map(({ tone, fraction }) => (
          <div key={tone} data-tone={tone} style={{ '--fraction': fraction }} />
        ))}
      </div>
      <dl className={classes.legend}>
        {rows.map(({ tone, title, fraction, count }) => (
          <div key={tone}>
            <dt data-tone={tone}>{title}</dt>
            <dd>
              {formatPercent(fraction)} <span>({count.toLocaleString()})</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

const toneTitles = [
  { tone: 'positive', title: 'Positive' },
  { tone: 'neutral', title: 'Neutral' },
  { tone: 'negative', title: 'Negative' },
] as const;
