import { Text } from '@mantine/core';
import { counted, percent } from '../../words/numbers.ts';
import classes from './sentiment.module.css';
import type { ReviewPoint } from './use-review-points.ts';

/** How people who give no stars talk: from the text of their posts. */
export const Sentiment = ({ points }: { points: readonly ReviewPoint[] }) => {
  const sentiments = points.flatMap(({ sentiment }) => (sentiment === null ? [] : [sentiment]));
  const moods = moodNames.map(({ name, title, fits }) => {
    const count = sentiments.filter(fits).length;
    return { name, title, part: sentiments.length > 0 ? count / sentiments.length : 0, count };
  });
  return (
    <div>
      <Text fw={600}>How people talk</Text>
      <Text size="sm" c="dimmed" mb={10}>
        {sentiments.length > 0
          ? `From the words of ${counted(sentiments.length, 'post')}`
          : 'From the words of posts'}
      </Text>
      <div className={classes.bar} aria-hidden="true">
        {moods.map(({ name, part }) => (
          <div key={name} data-mood={name} style={{ '--part': part }} />
        ))}
      </div>
      <dl className={classes.legend}>
        {moods.map(({ name, title, part, count }) => (
          <div key={name}>
            <dt data-mood={name}>{title}</dt>
            <dd>
              {percent(part)} <span>({count.toLocaleString()})</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

/** Sentiment goes from -1 to 1; close to 0 it says nothing. */
const moodNames = [
  { name: 'positive', title: 'Positive', fits: (sentiment: number) => sentiment > 0.15 },
  { name: 'neutral', title: 'Neutral', fits: (sentiment: number) => Math.abs(sentiment) <= 0.15 },
  { name: 'negative', title: 'Negative', fits: (sentiment: number) => sentiment < -0.15 },
] as const;
