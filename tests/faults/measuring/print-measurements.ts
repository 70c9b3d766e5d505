/** Prints what a scenario measured, one value per line. */
export const printMeasurements = (
  title: string,
  numbers: Readonly<Record<string, string | number>>,
): void => {
  const lines = Object.entries(numbers).map(
    ([name, value]) => `  ${name}: ${typeof value === 'number' ? round(value) : value}`,
  );
  console.error([`${title}:`, ...lines].join('\n'));
};

const round = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
