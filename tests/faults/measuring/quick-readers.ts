import { Latencies } from './latencies.ts';
import { type PausedReader, readEvents, type TimedEvent, wires } from './paused-reader.ts';

export interface QuickReaders {
  readonly readers: readonly (PausedReader<TimedEvent> & { readonly taskId: string })[];
  /** From the write in Redis to the delivery. */
  readonly latencies: Latencies;
}

/** Readers that never stop, one for each task, over both wires in turn; resolves once all are live. */
export const followQuickly = async (
  url: string,
  taskIds: readonly string[],
): Promise<QuickReaders> => {
  const latencies = new Latencies();
  const onEvent = ({ at }: TimedEvent) => latencies.add(Date.now() - at.getTime());
  const readers = taskIds.map((taskId, i) => ({
    taskId,
    ...readEvents({ url, wire: wireOf(i), taskId, onEvent }),
  }));
  await Promise.all(readers.map(({ live }) => live));
  return { readers, latencies };
};

/** Both wires in turn. */
export const wireOf = (i: number) => wires[i % wires.length] ?? wires[0];
