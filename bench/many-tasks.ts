import { broadcasters } from './contenders/broadcasters.ts';
import { casesOf } from './harness/cases-of.ts';
import { deliveryMeasures, measureDeliveries } from './harness/measure-deliveries.ts';
import type { Case, Question } from './harness/question.ts';

/** Many tasks with a watcher each. Reviewcast writes every event to its log; its peers only publish it. */
export const question: Question<Case> = {
  name: 'many-tasks',
  title: 'Many tasks, one watcher each, all of them through Redis: what an event costs.',
  cases: (quick) => casesOf(quick ? [100] : [125, 250, 500, 1000], 'tasks'),
  measures: deliveryMeasures,
  contenders: broadcasters({
    optionsOf: ({ size }) => ({ transport: 'WebSocket', tasks: size }),
    measure: measureDeliveries,
  }),
  targets: ['Yoga', 'Apollo Server'].map((against) => ({
    case: '1,000 tasks',
    measure: 'perSecond',
    against,
    atLeast: 1,
  })),
};
