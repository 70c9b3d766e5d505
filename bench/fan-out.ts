import { type Transport, transports } from './contenders/broadcast.ts';
import { broadcasters } from './contenders/broadcasters.ts';
import { casesOf } from './harness/cases-of.ts';
import { deliveryMeasures, measureDeliveries } from './harness/measure-deliveries.ts';
import type { Case, Question } from './harness/question.ts';

interface FanOutCase extends Case {
  readonly transport: Transport;
}

/** One task with many watchers who all ask for the same. */
export const question: Question<FanOutCase> = {
  name: 'fan-out',
  title:
    'One task, many watchers with the same selection: what an event costs the server for each.',
  cases: (quick) =>
    transports.flatMap((transport) =>
      casesOf(quick ? [1, 500] : [1, 100, 1000, 5000], 'watchers', transport).map((one) => ({
        ...one,
        transport,
      })),
    ),
  measures: deliveryMeasures,
  contenders: broadcasters({
    optionsOf: ({ transport }: FanOutCase) => ({ transport }),
    measure: measureDeliveries,
  }),
  targets: [
    ...(['raw ws', 'raw node:http'] as const).map((against, i) => ({
      case: `${transports[i]}, 5,000 watchers`,
      measure: 'cpuUs',
      against,
      atMost: 1.5,
    })),
    ...['Yoga', 'Apollo Server'].map((against) => ({
      case: 'WebSocket, 5,000 watchers',
      measure: 'cpuUs',
      against,
      atMost: 0.3,
    })),
    { case: 'SSE, 5,000 watchers', measure: 'cpuUs', against: 'Yoga', atMost: 0.3 },
  ],
};
