/** A line of `width` bars whose heights are the sums of equal shares of `values`. Empty if all values are 0. */
export const sparkline = (values: readonly number[], width: number): string => {
  const share = Math.ceil(values.length / width);
  const sums = Array.from({ length: Math.ceil(values.length / share) }, (_, i) =>
    values.slice(i * share, (i + 1) * share).reduce((sum, value) => sum + value, 0),
  );
  const highest = Math.max(0, ...sums);
  if (highest === 0) return '';
  return sums.map((sum) => bars[Math.ceil((sum / highest) * (bars.length - 1))]).join('');
};

/** The first stands for 0. */
const bars = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
