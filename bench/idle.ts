import { setTimeout as sleep } from 'node:timers/promises';
import type { Broadcast } from './contenders/broadcast.ts';
import { broadcasters } from './contenders/broadcasters.ts';
import { warmUp } from './harness/measure-deliveries.ts';
import type { Case, Question, Sample, Session } from './harness/question.ts';
import { commandsIn, startMeter } from './harness/usage.ts';
import { startWatchers } from './load/start-watchers.ts';

interface IdleCase extends Case {
  readonly tasks: number;
  readonly heartbeatSeconds: number;
}

/** What watchers cost while nothing happens. */
export const question: Question<IdleCase> = {
  name: 'idle',
  title: 'Watchers over WebSocket while nothing happens for a minute.',
  runs: 1,
  cases: (quick) => {
    const size = quick ? 500 : 5000;
    const watchers = size.toLocaleString('en');
    const shared = { size, group: 'watchers' };
    return [
      {
        ...shared,
        name: `${watchers} of one task, heartbeat of 60 s`,
        tasks: 1,
        heartbeatSeconds: 60,
      },
      {
        ...shared,
        name: `${watchers} of one task, default heartbeat`,
        tasks: 1,
        heartbeatSeconds: 30,
      },
      {
        ...shared,
        name: `${watchers} of as many tasks, heartbeat of 60 s`,
        tasks: size,
        heartbeatSeconds: 60,
      },
    ];
  },
  measures: [
    { key: 'cpuPercent', title: 'Server CPU, % of a core', better: 'less' },
    { key: 'commands', title: 'Redis commands a minute', better: 'less' },
  ],
  contenders: broadcasters({
    optionsOf: ({ tasks, heartbeatSeconds }) => ({
      transport: 'WebSocket',
      tasks,
      environment: { HEARTBEAT_SECONDS: String(heartbeatSeconds) },
      selections: [{ field: 'taskEvents', query: seqs }],
    }),
    measure: (session, broadcast) => measureIdle(session, broadcast),
    peers: ['raw ws', 'Yoga', 'Socket.IO'],
  }),
  targets: [
    {
      case: '5,000 of one task, heartbeat of 60 s',
      measure: 'cpuPercent',
      atMost: 1,
    },
  ],
};

const seqs = 'subscription ($id: ID!) { taskEvents(id: $id) { seq } }';

const measureIdle = async (
  { stage, one: { size }, runs, quick }: Session,
  broadcast: Broadcast,
): Promise<Sample[]> => {
  await using watchers = await startWatchers({ ...broadcast.load, connections: size });
  await warmUp(watchers, broadcast, size, 1);
  const seconds = quick ? 3 : 60;
  const samples: Sample[] = [];
  for (let run = 0; run < runs; run += 1) {
    const usedSince = await startMeter(stage.redis, broadcast.server);
    await sleep(seconds * 1000);
    const used = await usedSince();
    samples.push({
      cpuPercent: used.cpuMs / seconds / 10,
      commands: Math.round((commandsIn(used) * 60) / seconds),
    });
  }
  return samples;
};
