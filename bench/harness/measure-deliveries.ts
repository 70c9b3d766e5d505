import type { Broadcast } from '../contenders/broadcast.ts';
import { startWatchers, type Watchers } from '../load/start-watchers.ts';
import type { Sample, Session } from './question.ts';

/**
 * Publishes events to all watchers, each as soon as the previous one has arrived everywhere, so that every contender does the same work
 * however fast it is.
 */
export const measureDeliveries = async (
  { one, runs, quick }: Session,
  broadcast: Broadcast,
): Promise<Sample[]> => {
  const { size } = one;
  await using watchers = await startWatchers({ ...broadcast.load, connections: size });
  let total = await warmUp(watchers, broadcast, size, quick ? 3 : 20);
  const events = eventsFor(size, quick);
  const samples: Sample[] = [];
  for (let run = 0; run < runs; run += 1) {
    const before = await watchers.count();
    const cpuBefore = await broadcast.server.cpuMs();
    const startedAt = performance.now();
    for (let i = 0; i < events; i += 1) {
      total += size;
      const arrived = watchers.reached(total);
      await Promise.all([broadcast.publish(), arrived]);
    }
    const seconds = (performance.now() - startedAt) / 1000;
    const cpuMs = (await broadcast.server.cpuMs()) - cpuBefore;
    const after = await watchers.count();
    const deliveries = after.deliveries - before.deliveries;
    samples.push({
      cpuUs: (cpuMs * 1000) / deliveries,
      cpuMsPerEvent: cpuMs / events,
      perSecond: deliveries / seconds,
      bytes: (after.bytes - before.bytes) / deliveries,
    });
  }
  return samples;
};

/**
 * Servers do not tell when a subscription is live, so publishes until several events in a row have reached every watcher. Returns the
 * number of deliveries so far.
 */
const warmUp = async (
  watchers: Watchers,
  broadcast: Broadcast,
  size: number,
  inARow: number,
): Promise<number> => {
  await watchers.reached(broadcast.initial * size);
  let total = (await watchers.count()).deliveries;
  for (let complete = 0, tries = 0; complete < inARow; tries += 1) {
    if (tries === inARow + maxMissed) throw new Error('Some watchers never receive anything.');
    const arrived = watchers.reachedWithin(5000, total + size);
    await broadcast.publish();
    complete = (await arrived) ? complete + 1 : 0;
    total = (await watchers.count()).deliveries;
  }
  return total;
};

const maxMissed = 5;

/** Enough for a run of about a second with the slowest contender. */
const eventsFor = (size: number, quick: boolean): number =>
  Math.ceil(Math.min(1000, Math.max(20, 50_000 / size)) / (quick ? 5 : 1));
