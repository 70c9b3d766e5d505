import { TaskListDocument, TaskReviewsDocument } from '../client/src/generated/graphql.ts';
import { claimedTask } from '../tests/support/server/fake-worker.ts';
import { writeFinishedTasks } from './contenders/finished-tasks.ts';
import { apiKey, openWriter, owner, startReviewcastServer } from './contenders/reviewcast.ts';
import { casesOf } from './harness/cases-of.ts';
import { measureRequests } from './harness/measure-requests.ts';
import type { Case, Question } from './harness/question.ts';
import type { Stage } from './harness/stage.ts';

interface ResultsCase extends Case {
  /** Fills Redis, and returns the request and a part of its response. */
  readonly prepare: (stage: Stage) => Promise<{ body: string; expected: string }>;
  /** Requests of each run. */
  readonly count: number;
}

/** Reading what tasks have collected, and lists of tasks. */
export const question: Question<ResultsCase> = {
  name: 'results',
  title:
    'Clients that read the first 100 of 1,000 reviews of one task, sorted by rating, or the first 50 of 20,000 tasks: what a page costs.',
  cases: (quick) => [
    ...casesOf(quick ? [25] : [25, 50, 100, 200], 'clients', 'reviews').map((one) => ({
      ...one,
      prepare: oneCollectedTask,
      count: quick ? 100 : 400,
    })),
    ...casesOf([25], 'clients', 'tasks').map((one) => ({
      ...one,
      prepare: (stage: Stage) => manyTasks(stage, quick, {}),
      count: quick ? 100 : 400,
    })),
    ...casesOf([1], 'clients', 'tasks of a state').map((one) => ({
      ...one,
      prepare: (stage: Stage) => manyTasks(stage, quick, { status: ['FAILURE'] }),
      count: quick ? 10 : 40,
    })),
  ],
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
        const { stage, one } = session;
        await using server = await startReviewcastServer(stage);
        return await measureRequests(session, server, {
          ...(await one.prepare(stage)),
          authorization: `Bearer ${apiKey}`,
          acceptEncoding: 'br, gzip',
          count: one.count,
        });
      },
    },
  ],
  targets: [],
};

const oneCollectedTask = async (stage: Stage) => ({
  body: JSON.stringify({
    query: TaskReviewsDocument.toString(),
    variables: { id: await collectedTask(stage, 1000), first: 100, sort: 'HIGHEST_RATED' },
  }),
  expected: '"totalCount":1000',
});

/** 20,000 finished tasks; with a filter, none of them matches, so that as many are compared as one request may. */
const manyTasks = async (stage: Stage, quick: boolean, where: object) => {
  await writeFinishedTasks(stage, quick ? 1000 : 20_000);
  return {
    body: JSON.stringify({
      query: TaskListDocument.toString(),
      variables: { first: 50, where },
    }),
    expected: '"tasks":{',
  };
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
