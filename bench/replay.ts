import { startReviewcastBroadcast } from './contenders/reviewcast-broadcast.ts';
import { casesOf } from './harness/cases-of.ts';
import type { Case, Question, Sample } from './harness/question.ts';
import { commandsIn, startMeter } from './harness/usage.ts';
import { startWatchers } from './load/start-watchers.ts';

/** Clients that come back after an interruption, all at once. */
export const question: Question<Case> = {
  name: 'replay',
  title: 'Clients that connect at once to one task, 500 events behind: what catching up costs.',
  runs: 3,
  cases: (quick) => casesOf(quick ? [50] : [125, 250, 500, 1000], 'clients'),
  measures: [
    { key: 'seconds', title: 'Seconds until all are live', better: 'less', grows: true },
    { key: 'cpuUs', title: 'Server CPU per event and client, µs', better: 'less' },
    { key: 'commands', title: 'Redis commands', better: 'less' },
    { key: 'addedMB', title: 'RSS added, MB', better: 'less' },
  ],
  contenders: [
    {
      name: 'Reviewcast',
      measure: async ({ stage, one: { size }, runs, quick }) => {
        const events = quick ? 50 : 500;
        const transport = 'WebSocket';
        await using broadcast = await startReviewcastBroadcast(stage, { transport });
        for (let i = 0; i < events; i += 1) await broadcast.publish(0);
        const { server, load } = broadcast;
        const samples: Sample[] = [];
        for (let run = 0; run < runs; run += 1) {
          const rssBefore = await server.rss();
          const usedSince = await startMeter(stage.redis, server);
          await using watchers = await startWatchers({ ...load, connections: size });
          const subscribedAt = performance.now();
          await watchers.reached(broadcast.initial(size));
          const seconds = (watchers.openingMs + performance.now() - subscribedAt) / 1000;
          const used = await usedSince();
          samples.push({
            seconds,
            cpuUs: (used.cpuMs * 1000) / broadcast.initial(size),
            commands: commandsIn(used),
            addedMB: ((await server.rss()) - rssBefore) / 1e6,
          });
        }
        return samples;
      },
    },
  ],
  targets: [],
};
