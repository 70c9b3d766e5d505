import type { Broadcast, Transport } from './contenders/broadcast.ts';
import { transports } from './contenders/broadcast.ts';
import { broadcasters } from './contenders/broadcasters.ts';
import { casesOf } from './harness/cases-of.ts';
import { warmUp } from './harness/measure-deliveries.ts';
import type { Case, Question, Sample, Session } from './harness/question.ts';
import { startWatchers } from './load/start-watchers.ts';

interface MemoryCase extends Case {
  readonly transport: Transport;
}

/** What a watcher takes, and a server without any. */
export const question: Question<MemoryCase> = {
  name: 'memory',
  title: 'Idle watchers of one task: what the server keeps for each, after a garbage collection.',
  runs: 1,
  cases: (quick) =>
    transports.flatMap((transport) =>
      casesOf(quick ? [500] : [1250, 2500, 5000, 10_000], 'watchers', transport).map((one) => ({
        ...one,
        transport,
      })),
    ),
  measures: [
    { key: 'kB', title: 'RSS per watcher, kB', better: 'less', isChecked: true },
    { key: 'addedMB', title: 'RSS of all watchers, MB', better: 'less', grows: true },
    { key: 'freshMB', title: 'RSS before, MB', better: 'less' },
  ],
  contenders: broadcasters({
    optionsOf: ({ transport }) => ({ transport }),
    measure: (session, broadcast) => measureMemory(session, broadcast),
  }),
  targets: [
    { case: 'WebSocket, 10,000 watchers', measure: 'kB', against: 'raw ws', atMost: 2 },
    { case: 'SSE, 10,000 watchers', measure: 'kB', against: 'raw node:http', atMost: 2 },
    { case: 'WebSocket, 10,000 watchers', measure: 'freshMB', atMost: 130 },
  ],
};

/** One run, because a process that has grown does not shrink to what it was. */
const measureMemory = async (
  { one: { size } }: Session,
  broadcast: Broadcast,
): Promise<Sample[]> => {
  const fresh = await broadcast.server.rss();
  // The first watchers load code that the others share.
  await using first = await startWatchers({ ...broadcast.load, connections: firstWatchers });
  await warmUp(first, broadcast, firstWatchers, 3);
  const before = await broadcast.server.rss();
  await using watchers = await startWatchers({ ...broadcast.load, connections: size });
  await warmUp(watchers, broadcast, size, 1);
  const added = (await broadcast.server.rss()) - before;
  return [{ kB: added / size / 1000, addedMB: added / 1e6, freshMB: fresh / 1e6 }];
};

const firstWatchers = 50;
