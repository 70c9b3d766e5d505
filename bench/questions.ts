import { question as collect } from './collect.ts';
import { question as fanOut } from './fan-out.ts';
import type { Question } from './harness/question.ts';
import { question as idle } from './idle.ts';
import { question as latency } from './latency.ts';
import { question as manyTasks } from './many-tasks.ts';
import { question as memory } from './memory.ts';
import { question as mixedFanOut } from './mixed-fan-out.ts';
import { question as pollingOrPush } from './polling-or-push.ts';
import { question as replay } from './replay.ts';
import { question as results } from './results.ts';
import { question as scale } from './scale.ts';
import { question as start } from './start.ts';
import { question as worker } from './worker.ts';

/** All questions, in the order in which they are answered. */
export const questions: readonly Question[] = [
  fanOut,
  start,
  memory,
  idle,
  latency,
  manyTasks,
  mixedFanOut,
  pollingOrPush,
  worker,
  collect,
  replay,
  results,
  scale,
];
