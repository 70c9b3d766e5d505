import type { Selection } from './contenders/broadcast.ts';
import { broadcasters } from './contenders/broadcasters.ts';
import { casesOf } from './harness/cases-of.ts';
import { deliveryMeasures, measureDeliveries } from './harness/measure-deliveries.ts';
import type { Case, Question } from './harness/question.ts';

/** One task whose watchers ask for different things. */
export const question: Question<Case> = {
  name: 'mixed-fan-out',
  title:
    'One task, many watchers, 20 different selections over both subscriptions: what an event costs the server.',
  cases: (quick) => casesOf(quick ? [500] : [1000, 5000], 'watchers'),
  measures: deliveryMeasures,
  contenders: broadcasters({
    optionsOf: () => ({ transport: 'WebSocket', selections }),
    measure: measureDeliveries,
    peers: ['raw ws', 'Yoga', 'Apollo Server'],
  }),
  targets: [{ case: '5,000 watchers', measure: 'cpuUs', against: 'Yoga', atMost: 0.5 }],
};

const optional = ['attempt', 'progress { found }', 'progress { fraction message }'] as const;

/** Every subset of the optional fields and two more, of each subscription. */
const selections: readonly Selection[] = (['taskEvents', 'taskStatus'] as const).flatMap((field) =>
  Array.from({ length: 10 }, (_, i): Selection => {
    const chosen = optional.filter((_, bit) => ((i % 8) & (1 << bit)) !== 0);
    const deep = i < 8 ? [] : ['progress { sources { source status found } }'];
    const shared = ['__typename', 'cursor', 'seq', ...chosen, ...deep].join(' ');
    const fields =
      field === 'taskStatus'
        ? shared
        : shared.replaceAll(/progress (\{.*\})$/g, '... on TaskProgressed { progress $1 }');
    return { field, query: `subscription ($id: ID!) { ${field}(id: $id) { ${fields} } }` };
  }),
);
