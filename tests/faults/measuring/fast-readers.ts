import { percentileOf } from '../../../bench/harness/statistics.ts';
import {
  type PausableReader,
  readEvents,
  streamTransports,
  type TimedEvent,
} from './pausable-reader.ts';

export interface FastReaders {
  readonly readers: readonly (PausableReader<TimedEvent> & { readonly taskId: string })[];
  /** Milliseconds from the write in Redis to each delivery. */
  readonly latenciesMs: readonly number[];
}

/** Starts one reader per task, alternating transports, that never pauses. Resolves once all are live. */
export const startFastReaders = async (
  url: string,
  taskIds: readonly string[],
): Promise<FastReaders> => {
  const latenciesMs: number[] = [];
  const onEvent = ({ at }: TimedEvent) => latenciesMs.push(Date.now() - at.getTime());
  const readers = taskIds.map((taskId, i) => ({
    taskId,
    ...readEvents({ url, transport: transportAt(i), taskId, onEvent }),
  }));
  await Promise.all(readers.map(({ live }) => live));
  return { readers, latenciesMs };
};

/** The median and the 99th percentile. */
export const latencyText = ({ latenciesMs }: FastReaders): string =>
  latenciesMs.length === 0
    ? 'no event'
    : [0.5, 0.99].map((share) => percentileOf(latenciesMs, share)).join(' / ');

/** Alternates between both transports. */
export const transportAt = (i: number) =>
  streamTransports[i % streamTransports.length] ?? streamTransports[0];
