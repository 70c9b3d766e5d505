import { Latencies } from './latencies.ts';
import {
  type PausableReader,
  readEvents,
  streamTransports,
  type TimedEvent,
} from './pausable-reader.ts';

export interface FastReaders {
  readonly readers: readonly (PausableReader<TimedEvent> & { readonly taskId: string })[];
  /** From the write in Redis to the delivery. */
  readonly latencies: Latencies;
}

/** Starts one reader per task, alternating transports, that never pauses. Resolves once all are live. */
export const startFastReaders = async (
  url: string,
  taskIds: readonly string[],
): Promise<FastReaders> => {
  const latencies = new Latencies();
  const onEvent = ({ at }: TimedEvent) => latencies.add(Date.now() - at.getTime());
  const readers = taskIds.map((taskId, i) => ({
    taskId,
    ...readEvents({ url, transport: transportAt(i), taskId, onEvent }),
  }));
  await Promise.all(readers.map(({ live }) => live));
  return { readers, latencies };
};

/** Alternates between both transports. */
export const transportAt = (i: number) =>
  streamTransports[i % streamTransports.length] ?? streamTransports[0];
