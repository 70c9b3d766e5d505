import { type Endpoint, request } from '@reviewcast/client';
import {
  PauseQueueDocument,
  QueueListDocument,
  type QueueRowFieldsFragment,
  ResumeQueueDocument,
  type ReviewKind,
} from '@reviewcast/client/documents';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { wantsJson } from '../command-input.ts';
import { connectToServer } from '../connect-to-server.ts';
import { kindNames } from '../task/status-text.ts';
import type { Paint } from '../terminal/paint.ts';
import { sparkline } from '../terminal/sparkline.ts';
import { type Column, tableLines } from '../terminal/table.ts';
import { ago, duration } from '../terminal/times.ts';
import { writeRows } from '../terminal/write-rows.ts';
import { kindArgument, kindName, kinds } from './option-types.ts';

/** `queues`: one row per kind. `queues pause|resume <kind>`: stops and starts the processing of a kind. */
export const addQueuesCommand = (program: Command, context: CommandContext): void => {
  const queues = program
    .command('queues')
    .description('show what waits, runs, and ended in the last hour, by kind (operators only)')
    .option('--json', 'print one JSON object per line, one per kind');
  queues.action(async () => {
    const json = wantsJson(queues);
    const endpoint = connectToServer(queues, context.env);
    const { signal } = context;
    const { queues: found } = await request(endpoint, QueueListDocument, {}, { signal });
    writeRows(found, json, queueLines, context);
  });
  for (const change of changes) {
    const command = queues
      .command(change.name)
      .description(change.description)
      .addArgument(kindArgument())
      .option('--json', 'print the queue as a JSON object');
    command.action(async () => {
      const [name] = z.tuple([kindName]).parse(command.processedArgs);
      const json = wantsJson(command);
      const endpoint = connectToServer(command, context.env);
      const queue = await change.run(endpoint, kinds[name], context.signal);
      const counts = `${queue.pending} waiting, ${queue.active} running`;
      context.out.write(
        json ? `${JSON.stringify(queue)}\n` : `${change.done} ${name}: ${counts}\n`,
      );
    });
  }
};

const changes = [
  {
    name: 'pause',
    description: 'let workers take no further tasks of a kind; running ones finish',
    done: 'paused',
    run: async (endpoint: Endpoint, kind: ReviewKind, signal: AbortSignal) =>
      (await request(endpoint, PauseQueueDocument, { kind }, { signal })).pauseQueue,
  },
  {
    name: 'resume',
    description: 'let workers take tasks of a paused kind again',
    done: 'resumed',
    run: async (endpoint: Endpoint, kind: ReviewKind, signal: AbortSignal) =>
      (await request(endpoint, ResumeQueueDocument, { kind }, { signal })).resumeQueue,
  },
];

/** A table of queues. */
export const queueLines = (
  queues: readonly QueueRowFieldsFragment[],
  columns: number,
  paint: Paint,
): string[] => tableLines(queueColumns, queues, columns, paint);

const queueColumns: readonly Column<QueueRowFieldsFragment>[] = [
  { title: 'KIND', text: ({ kind }) => kindNames[kind], tone: () => 'bold' },
  { title: 'WAITING', text: ({ pending }) => String(pending), align: 'right' },
  { title: 'RUNNING', text: ({ active }) => String(active), align: 'right' },
  { title: 'RETRYING', text: ({ delayed }) => String(delayed), align: 'right', rank: 2 },
  { title: 'DONE/H', text: ({ succeeded }) => String(succeeded), align: 'right' },
  {
    title: 'FAILED/H',
    text: ({ failed }) => String(failed),
    tone: ({ failed }) => (failed > 0 ? 'red' : undefined),
    align: 'right',
  },
  { title: 'WAIT P95', text: ({ waitP95 }) => span(waitP95), align: 'right', rank: 1 },
  { title: 'RUN P50', text: ({ runP50 }) => span(runP50), align: 'right', rank: 4 },
  { title: 'RUN P95', text: ({ runP95 }) => span(runP95), align: 'right', rank: 3 },
  {
    title: 'PAUSED',
    text: ({ pausedSince }) => (pausedSince === null ? '' : ago(pausedSince)),
    tone: () => 'yellow',
  },
  {
    title: 'LAST HOUR',
    text: ({ history }) =>
      sparkline(
        history.map(({ succeeded, failed }) => succeeded + failed),
        20,
      ),
    rank: 5,
  },
];

const span = (ms: number | null): string => (ms === null ? '–' : duration(ms));
