import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isFinal, type Task, type TaskInput } from '../contract/task.ts';
import { inputOf } from '../tests/support/contract/samples.ts';
import { until } from '../tests/support/redis/until.ts';
import { type CollectStage, collectStages, stageOf } from './contenders/collect-stages.ts';
import { usedBytes } from './contenders/redis-layout.ts';
import {
  type ReviewSites,
  reviewsPerProduct,
  startReviewSites,
} from './contenders/review-sites.ts';
import { openWriter, owner, startReviewcastCollector } from './contenders/reviewcast.ts';
import { type Moment, readCpuProfiles } from './harness/cpu-profile.ts';
import type { MeasuredNodeProcess } from './harness/measured-process.ts';
import type { Case, Question, Sample, Session } from './harness/question.ts';
import { sum } from './harness/statistics.ts';

interface CollectCase extends Case {
  readonly inputFor: (product: string, pages: string[]) => Partial<TaskInput>;
}

/** Collecting reviews from sites that never let a worker wait. */
export const question: Question<CollectCase> = {
  name: 'collect',
  title:
    'One task that collects 1,000 reviews from local sites that answer at once: what a review costs the worker, by stage.',
  runs: 3,
  cases: () => [
    {
      name: 'posts of a forum, as JSON',
      group: 'forum',
      size: reviewsPerProduct,
      inputFor: () => ({ kind: 'COMMUNITY', sources: ['hackernews'] }),
    },
    {
      name: 'pages of a shop, as HTML',
      group: 'shop',
      size: reviewsPerProduct,
      inputFor: (_product, productUrls) => ({
        kind: 'STORE',
        sources: ['productpage'],
        productUrls,
      }),
    },
  ],
  measures: [
    { key: 'seconds', title: 'Seconds', better: 'less' },
    { key: 'cpuUs', title: 'Worker CPU per review, µs', better: 'less' },
    { key: 'kB', title: 'Redis memory per review, kB', better: 'less' },
    ...collectStages.map(({ key, title }) => ({ key, title, better: 'less' as const })),
  ],
  contenders: [{ name: 'Reviewcast', measure: (session) => measureCollecting(session) }],
  targets: [],
};

interface Collected {
  /** In microseconds, by the clock of `process.hrtime`. */
  readonly from: number;
  readonly to: number;
  readonly cpuMs: number;
  readonly reviews: number;
}

const measureCollecting = async ({ stage, one, runs }: Session<CollectCase>): Promise<Sample[]> => {
  const profiles = await mkdtemp(join(tmpdir(), 'reviewcast-profiles-'));
  try {
    const collected: Collected[] = [];
    const bytesBefore = await usedBytes([stage.redis]);
    {
      await using sites = await startReviewSites();
      await using writer = openWriter(stage);
      await using worker = await startReviewcastCollector(stage, sites.environment, profiles);
      // The first task loads and compiles what the others share.
      for (let run = 0; run <= runs; run += 1) {
        collected.push(await collectOne(one, run, { sites, writer, worker }));
      }
    }
    const bytes = (await usedBytes([stage.redis])) - bytesBefore;
    const kB = bytes / sum(collected.map(({ reviews }) => reviews)) / 1000;
    const moments = await readCpuProfiles(profiles);
    return collected.slice(1).map((each) => ({ ...sampleOf(each, moments), kB }));
  } finally {
    await rm(profiles, { recursive: true, force: true });
  }
};

interface Collecting {
  readonly sites: ReviewSites;
  readonly writer: ReturnType<typeof openWriter>;
  readonly worker: MeasuredNodeProcess;
}

const collectOne = async (
  { inputFor }: CollectCase,
  run: number,
  { sites, writer: { starter, log }, worker }: Collecting,
): Promise<Collected> => {
  // Of its own, so that no response is in the cache.
  const productName = `Halden Arc ${run + 3} Headphones`;
  const pages = sites.write(productName);
  const input = inputOf({ owner, maxReviews: reviewsPerProduct, ...inputFor(productName, pages) });
  const from = nowUs();
  const cpuBefore = await worker.cpuMs();
  const { task } = await starter.start({ ...input, productName });
  const ended = await untilFinal(() => log.find(task.id));
  const cpuMs = (await worker.cpuMs()) - cpuBefore;
  const reviews = ended.result?.summary.count ?? 0;
  if (reviews < reviewsPerProduct * 0.9) {
    throw new Error(`The task collected ${reviews} reviews: ${JSON.stringify(ended.progress)}`);
  }
  return { from, to: nowUs(), cpuMs, reviews };
};

const untilFinal = async (find: () => Promise<Task | undefined>): Promise<Task> => {
  let task: Task | undefined;
  await until('the task is collected', async () => {
    task = await find();
    return task !== undefined && isFinal(task.status);
  });
  if (!task) throw new Error('The task is gone.');
  return task;
};

/** The stages share the CPU time of the process as they share the samples of its profiles. */
const sampleOf = ({ from, to, cpuMs, reviews }: Collected, moments: readonly Moment[]): Sample => {
  const within = moments.filter(({ at }) => at >= from && at < to);
  const totals = new Map<CollectStage, number>();
  for (const { stack, us } of within) {
    const key = stageOf(stack);
    totals.set(key, (totals.get(key) ?? 0) + us);
  }
  const all = sum([...totals.values()]);
  const cpuUs = (cpuMs * 1000) / reviews;
  return {
    seconds: (to - from) / 1e6,
    cpuUs,
    ...Object.fromEntries(
      collectStages.map(({ key }) => [key, ((totals.get(key) ?? 0) / all) * cpuUs]),
    ),
  };
};

const nowUs = (): number => Number(process.hrtime.bigint() / 1000n);
