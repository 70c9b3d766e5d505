import { request } from '@reviewcast/client';
import {
  DrainWorkerDocument,
  WorkerListDocument,
  type WorkerRowFieldsFragment,
} from '@reviewcast/client/documents';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { idOf, wantsJson } from '../command-input.ts';
import { connectToServer } from '../connect-to-server.ts';
import { count, kindNames, titleOf } from '../task/status-text.ts';
import { clip } from '../terminal/line.ts';
import type { Paint } from '../terminal/paint.ts';
import { type Column, tableLines } from '../terminal/table.ts';
import { ago, duration, oneUnit } from '../terminal/times.ts';
import { writeRows } from '../terminal/write-rows.ts';

/** `workers`: lists the workers that are alive and what each runs. `workers drain <id>`: stops one without losing work. */
export const addWorkersCommand = (program: Command, context: CommandContext): void => {
  const workers = program
    .command('workers')
    .description('list the workers and what each is running (operators only)')
    .option('--json', 'print one JSON object per line, one per worker');
  workers.action(async () => {
    const json = wantsJson(workers);
    const endpoint = connectToServer(workers, context.env);
    const { signal } = context;
    const { workers: found } = await request(endpoint, WorkerListDocument, {}, { signal });
    writeRows(found, json, workerLines, context);
  });
  addDrainCommand(workers, context);
};

const addDrainCommand = (workers: Command, context: CommandContext): void => {
  const drain = workers
    .command('drain')
    .description(
      'stop a worker: it takes no further tasks, finishes or hands back its own, and exits',
    )
    .argument('<id>', 'the ID of the worker, as `workers` lists it')
    .option('--json', 'print the worker as a JSON object');
  drain.action(async () => {
    const id = idOf(drain);
    const json = wantsJson(drain);
    const endpoint = connectToServer(drain, context.env);
    const { signal, out } = context;
    const { drainWorker } = await request(endpoint, DrainWorkerDocument, { id }, { signal });
    const running = count(drainWorker.activeTasks.length, 'task');
    out.write(
      json ? `${JSON.stringify(drainWorker)}\n` : `draining ${id}, which runs ${running}\n`,
    );
  });
};

/** A table of workers, each followed by its tasks. */
export const workerLines = (
  workers: readonly WorkerRowFieldsFragment[],
  columns: number,
  paint: Paint,
): string[] => {
  if (workers.length === 0) {
    return [paint('yellow', 'No workers are running. Start one with npm run worker.')];
  }
  const [header = '', ...rows] = tableLines(workerColumns, workers, columns, paint);
  return [
    header,
    ...rows.flatMap((row, i) => [
      row,
      ...(workers[i]?.activeTasks ?? []).map((task) => taskLine(task, columns, paint)),
    ]),
  ];
};

const taskLine = (
  task: WorkerRowFieldsFragment['activeTasks'][number],
  columns: number,
  paint: Paint,
): string => {
  const since =
    task.startedAt === null ? '' : `  ${duration(Date.now() - Date.parse(task.startedAt))}`;
  const title = clip(`${titleOf(task)}${since}`, Math.max(10, columns - task.id.length - 4));
  return `  ${paint('dim', task.id)}  ${title}`;
};

const workerColumns: readonly Column<WorkerRowFieldsFragment>[] = [
  { title: 'WORKER', text: ({ id }) => id, tone: () => 'bold' },
  {
    title: 'KINDS',
    text: ({ kinds }) => kinds.map((kind) => kindNames[kind]).join(', '),
    minWidth: 6,
    rank: 3,
  },
  {
    title: 'RUNS',
    text: ({ activeTasks, concurrency, kinds }) =>
      `${activeTasks.length}/${concurrency * kinds.length}`,
    align: 'right',
  },
  { title: 'DONE', text: ({ succeeded }) => String(succeeded), align: 'right' },
  {
    title: 'FAILED',
    text: ({ failed }) => String(failed),
    tone: ({ failed }) => (failed > 0 ? 'red' : undefined),
    align: 'right',
  },
  {
    title: 'UP',
    text: ({ startedAt }) => oneUnit(Math.round((Date.now() - Date.parse(startedAt)) / 1000)),
    align: 'right',
    rank: 2,
  },
  { title: 'SEEN', text: ({ lastSeenAt }) => ago(lastSeenAt), align: 'right', rank: 1 },
];
