import type { Broadcast } from '../contenders/broadcast.ts';
import { startWatchers, type Watchers } from '../load/start-watchers.ts';
import type { Measure, Sample, Session } from './question.ts';
import { commandsPer, startMeter } from './usage.ts';

export const deliveryMeasures: readonly Measure[] = [
  { key: 'cpuUs', title: 'Server CPU per delivery, µs', better: 'less', isChecked: true },
  { key: 'perSecond', title: 'Deliveries a second', better: 'more' },
  { key: 'cpuMsPerEvent', title: 'Server CPU per event, ms', better: 'less', grows: true },
  { key: 'commands', title: 'Redis commands per event', better: 'less', exact: true },
  { key: 'bytes', title: 'Bytes per delivery', better: 'less', exact: true },
];

/**
 * Publishes an event of each task, and the next ones as soon as these have arrived at all watchers, so that every contender does the
 * same work however fast it is.
 */
export const measureDeliveries = async (
  { stage, one, runs, quick }: Session,
  broadcast: Broadcast,
): Promise<Sample[]> => {
  const { size } = one;
  const { tasks, server } = broadcast;
  await using watchers = await startWatchers({ ...broadcast.load, connections: size });
  let total = await warmUp(watchers, broadcast, size, quick ? 5 : 10);
  const rounds = roundsFor(size, quick);
  const samples: Sample[] = [];
  for (let run = 0; run < runs; run += 1) {
    const before = await watchers.count();
    const usedSince = await startMeter(stage.redis, server);
    for (let i = 0; i < rounds; i += 1) {
      total += size;
      await Promise.all([watchers.reached(total), publishAll(broadcast)]);
    }
    const used = await usedSince();
    const after = await watchers.count();
    const deliveries = after.deliveries - before.deliveries;
    const events = rounds * tasks;
    samples.push({
      cpuUs: (used.cpuMs * 1000) / deliveries,
      cpuMsPerEvent: used.cpuMs / events,
      perSecond: deliveries / used.seconds,
      commands: commandsPer(events, used),
      bytes: Math.round((after.bytes - before.bytes) / deliveries),
    });
  }
  return samples;
};

/** Publishes the next event of each task. */
export const publishAll = async (broadcast: Broadcast): Promise<void> => {
  await Promise.all(Array.from({ length: broadcast.tasks }, (_, task) => broadcast.publish(task)));
};

/**
 * Servers do not tell when a subscription is live, so publishes until several rounds in a row have reached every watcher. Returns the
 * number of deliveries so far.
 */
export const warmUp = async (
  watchers: Watchers,
  broadcast: Broadcast,
  size: number,
  inARow: number,
): Promise<number> => {
  await watchers.reached(broadcast.initial(size));
  let total = (await watchers.count()).deliveries;
  for (let complete = 0, tries = 0; complete < inARow; tries += 1) {
    if (tries === inARow + maxMissed) throw new Error('Some watchers never receive anything.');
    const arrived = watchers.reachedWithin(5000, total + size);
    await publishAll(broadcast);
    complete = (await arrived) ? complete + 1 : 0;
    total = (await watchers.count()).deliveries;
  }
  return total;
};

const maxMissed = 5;

/** Enough for a run of some seconds with the slowest contender. */
const roundsFor = (size: number, quick: boolean): number =>
  Math.ceil(Math.min(1000, Math.max(20, 50_000 / size)) / (quick ? 5 : 2));
