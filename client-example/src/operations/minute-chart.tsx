import { Text } from '@mantine/core';
import { type PointerEvent, useState } from 'react';
import type { QueueMinuteFieldsFragment } from '../../generated/graphql.ts';
import classes from './minute-chart.module.css';

type Minute = QueueMinuteFieldsFragment;

interface MinuteChartProps {
  readonly title: string;
  /** The chart in a sentence, for everyone. */
  readonly sentence: string;
  readonly history: readonly Minute[];
  /** From the bottom up. */
  readonly series: readonly MinuteSeries[];
  /** One minute in a sentence, shown under the pointer. */
  readonly describe: (minute: Minute) => string;
}

interface MinuteSeries {
  readonly value: (minute: Minute) => number;
  readonly color: string;
}

/** One stacked bar per minute. The sentence below it and the table of the card say the same in words. */
export const MinuteChart = ({ title, sentence, history, series, describe }: MinuteChartProps) => {
  const [index, setIndex] = useState<number>();
  const hovered = index === undefined ? undefined : history[index];
  const top = Math.max(4, ...history.map((minute) => total(series, minute)));
  const onPointerMove = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    setIndex(Math.floor(((clientX - left) / width) * history.length));
  };
  return (
    <figure className={classes.figure}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <figcaption className={classes.caption}>{hovered ? describe(hovered) : sentence}</figcaption>
      <svg
        aria-hidden="true"
        className={classes.chart}
        viewBox={`0 0 ${Math.max(history.length, 1)} ${top}`}
        preserveAspectRatio="none"
        onPointerMove={onPointerMove}
        onPointerLeave={() => setIndex(undefined)}
      >
        {history.map((minute, at) => (
          <g key={minute.minute} opacity={index === undefined || index === at ? 1 : 0.45}>
            {stack(series, minute).map(({ color, from, height }) => (
              <rect
                key={color}
                x={at + 0.12}
                y={top - from - height}
                width={0.76}
                height={height}
                fill={color}
              />
            ))}
          </g>
        ))}
      </svg>
    </figure>
  );
};

const total = (series: readonly MinuteSeries[], minute: Minute): number =>
  series.reduce((sum, { value }) => sum + value(minute), 0);

const stack = (series: readonly MinuteSeries[], minute: Minute) =>
  series.map(({ value, color }, at) => ({
    color,
    from: total(series.slice(0, at), minute),
    height: value(minute),
  }));
