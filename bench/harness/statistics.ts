/** The median, and how far the values are spread. */
export interface Summary {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** @throws RangeError without values. */
export const summarize = (values: readonly number[]): Summary => {
  const sorted = ascending(values);
  return { median: medianOf(sorted), min: Math.min(...sorted), max: Math.max(...sorted) };
};

/** The middle value, or the mean of the two in the middle. @throws RangeError without values. */
export const medianOf = (values: readonly number[]): number => {
  const sorted = ascending(values);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError('There are no values.');
  return (lower + upper) / 2;
};

/** The smallest value that this share of the values does not exceed. @throws RangeError without values. */
export const percentileOf = (values: readonly number[], share: number): number => {
  const sorted = ascending(values);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('There are no values.');
  return value;
};

/**
 * How a cost grows with the size: `b` of the least-squares fit of `cost = a × size ^ b`. 1 is linear. Undefined with fewer than two
 * sizes, or with costs that are not positive.
 */
export const exponentOf = (points: readonly (readonly [number, number])[]): number | undefined => {
  if (points.some(([size, cost]) => size <= 0 || cost <= 0)) return undefined;
  if (new Set(points.map(([size]) => size)).size < 2) return undefined;
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const);
  const meanX = meanOf(logs.map(([x]) => x));
  const meanY = meanOf(logs.map(([, y]) => y));
  const covariance = sum(logs.map(([x, y]) => (x - meanX) * (y - meanY)));
  return covariance / sum(logs.map(([x]) => (x - meanX) ** 2));
};

const ascending = (values: readonly number[]): number[] =>
  values.toSorted((one, other) => one - other);

const meanOf = (values: readonly number[]): number => sum(values) / values.length;

export const sum = (values: readonly number[]): number =>
  values.reduce((total, one) => total + one, 0);
