import { collectDefaultMetrics, Registry } from 'prom-client';

/** Opens the metrics of a process: its memory, CPU time, and event loop lag, by the names that prom-client gives them. */
export const openMetrics = (): Registry => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
};
