import { useReducedMotion } from '@mantine/hooks';
import {
  Bar,
  BarChart,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';
import { formatCount, formatRating } from '../../text/numbers.ts';
import type { Period } from './periods.ts';
import classes from './timeline-chart.module.css';

/** One bar per period. */
export const TimelineChart = ({ periods }: { periods: readonly Period[] }) => {
  const prefersReducedMotion = useReducedMotion();
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...periods]}
        accessibilityLayer={false}
        margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
        barCategoryGap="22%"
      >
        <XAxis
          dataKey="title"
          tickLine={false}
          axisLine={false}
          minTickGap={28}
          tick={{ fontSize: 12, fill: 'var(--mantine-color-dimmed)' }}
        />
        <YAxis hide domain={[0, 'dataMax']} />
        <Tooltip
          cursor={{ fill: 'var(--fill)' }}
          content={PeriodTooltip}
          isAnimationActive={!prefersReducedMotion}
        />
        <Bar
          dataKey="count"
          maxBarSize={40}
          fill="var(--mantine-primary-color-filled)"
          radius={[3, 3, 0, 0]}
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  );
};

const PeriodTooltip = ({ payload }: TooltipContentProps) => {
  const period: Period | undefined = payload[0]?.payload;
  if (!period) return null;
  return (
    <div className={classes.tooltip}>
      <strong>{period.title}</strong>
      <br />
      {formatCount(period.count, 'review')}
      {period.averageRating !== null && `, average ${formatRating(period.averageRating)}`}
    </div>
  );
};
