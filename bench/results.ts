import { TaskReviewsDocument } from '../client/src/generated/graphql.ts';
import { claimedTask } from '../tests/support/server/fake-worker.ts';
import { apiKey, openWriter, owner, startReviewcastServer } from './contenders/reviewcast.ts';
import { casesOf } from './harness/cases-of.ts';
import { measureRequests } from './harness/measure-requests.ts';
import type { Case, Question } from './harness/question.ts';
import type { Stage } from './harness/stage.ts';

/** Reading what a task has collected. */
export const question: Question<Case> = {
  name: 'results',
  title:
    'Clients that read the first 100 of 1,000 reviews of one task, sorted by rating: what a page costs.',
  cases: (quick) => casesOf(quick ? [25] : [25, 50, 100, 200], 'clients'),
  measures: [
    { key: 'perSecond', title: 'Pages a second', better: 'more' },
    { key: 'cpuUs', title: 'Server CPU per page, µs', better: 'less', grows: true },
    { key: 'p50', title: 'p50, ms', better: 'less' },
    { key: 'p99', title: 'p99, ms', better: 'less' },
    { key: 'bytes', title: 'Bytes per page', better: 'less' },
    { key: 'commands', title: 'Redis commands per page', better: 'less' },
  ],
  contenders: [
    {
      name: 'Reviewcast',
      measure: async (session) => {
        await using server = await startReviewcastServer(session.stage);
        const taskId = await collectedTask(session.stage, 1000);
        return await measureRequests(session, server, {
          body: JSON.stringify({
            query: TaskReviewsDocument.toString(),
            variables: { id: taskId, first: 100, sort: 'HIGHEST_RATED' },
          }),
          expected: '"totalCount":1000',
          authorization: `Bearer ${apiKey}`,
          acceptEncoding: 'br, gzip',
          count: session.quick ? 100 : 400,
        });
      },
    },
  ],
  targets: [],
};

/** A task with this many different reviews of 200 characters or more. */
const collectedTask = async (stage: Stage, reviews: number): Promise<string> => {
  await using writer = openWriter(stage);
  const task = await claimedTask(writer.log, { owner });
  for (let from = 0; from < reviews; from += 100) {
    await task.find(...Array.from({ length: 100 }, (_, i) => bodyOf(from + i)));
  }
  await task.succeed();
  return task.taskId;
};

const bodyOf = (i: number): string => {
  const chosen = Array.from(
    { length: 20 },
    (_, word) => words[(i * 7 + word * (1 + (i % 5))) % words.length],
  );
  return `${chosen.join(' ')} ${i}`;
};

const words =
  'after three weeks of daily use the kettle still pours well but its lid rattles and I would buy another one for my office without hesitation'.split(
    ' ',
  );
