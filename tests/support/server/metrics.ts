import { expect } from 'vitest';

/** Reads all metrics. The result finds a sample by its name and labels. */
export const readMetrics = async (url: string) => {
  const response = await fetch(`${url}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain');
  const lines = (await response.text()).split('\n');
  return (sample: string): number => {
    const line = lines.find((each) => each.startsWith(`${sample} `));
    return line === undefined ? Number.NaN : Number(line.slice(sample.length + 1));
  };
};

/** How often a server without keys has executed subscriptions. */
export const executionsOf = async (url: string): Promise<number> =>
  (await readMetrics(url))('reviewcast_executions_total');
