import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { findFreePort } from '../../launch/free-port.ts';
import { readyInTime } from '../../launch/processes/process-failure.ts';
import { startProcess } from '../../launch/processes/start-process.ts';
import { type MeasuredProcess, startTimeoutMs } from '../harness/measured-process.ts';
import { python } from '../harness/prepare-peers.ts';
import { cpuMsOfGroup } from '../harness/process-group.ts';
import type { Stage } from '../harness/stage.ts';

/** FastAPI in front of Celery, in one process as Reviewcast's server is. */
export const startFastApi = async (stage: Stage): Promise<MeasuredProcess> => {
  const port = await findFreePort();
  const address = `http://127.0.0.1:${port}`;
  const args = ['uvicorn', 'celery_app:app', '--host', '127.0.0.1', '--no-access-log'];
  return startPython(stage, {
    name: 'FastAPI',
    address,
    args: [...args, '--port', String(port)],
    ready: `Uvicorn running on ${address}`,
  });
};

/** A Celery worker with as many processes as the machine has cores, which is its default. */
export const startCeleryWorker = (stage: Stage): Promise<MeasuredProcess> =>
  startPython(stage, {
    name: 'The Celery worker',
    address: '',
    args: ['celery', '-A', 'celery_app:celery', 'worker', '--loglevel', 'INFO'],
    ready: ' ready.',
  });

/** Queues tasks that report their progress this many times. */
export const queueCeleryTasks = async (
  stage: Stage,
  tasks: number,
  events: number,
): Promise<void> => {
  const code = `from celery_app import collect\nfor i in range(${tasks}): collect.delay("Arc", 200, ${events})`;
  const own = await startProcess({
    command: python,
    args: ['-c', code],
    environment: environmentOf(stage),
  });
  const how = await own.ended;
  if (how !== 'exited with code 0') throw new Error([how, ...own.lastLines()].join('\n'));
};

/** Starts a task that reports its progress `events` times, every `interval` seconds, and when it did. Returns its ID. */
export const startCeleryTask = async (
  fastApi: string,
  progress: { events: number; interval: number },
): Promise<string> => {
  const response = await fetch(new URL('/tasks', fastApi), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ productName: 'Arc', ...progress }),
  });
  return z.object({ taskId: z.string() }).parse(await response.json()).taskId;
};

interface PythonOptions {
  readonly name: string;
  readonly address: string;
  /** The module, and its arguments. */
  readonly args: readonly string[];
  /** What its output contains once it serves. */
  readonly ready: string;
}

const startPython = async (
  stage: Stage,
  { name, address, args, ready }: PythonOptions,
): Promise<MeasuredProcess> => {
  let onReady = () => {};
  const isReady = new Promise<void>((resolve) => {
    onReady = resolve;
  });
  const own = await startProcess({
    command: python,
    args: ['-m', ...args],
    environment: environmentOf(stage),
    onLine: (line) => {
      if (line.includes(ready)) onReady();
    },
  });
  await readyInTime(isReady, own, name, startTimeoutMs);
  return {
    address,
    cpuMs: () => cpuMsOfGroup(own.pid),
    async [Symbol.asyncDispose]() {
      await own.stop();
    },
  };
};

const environmentOf = (stage: Stage) => ({
  PATH: process.env['PATH'],
  PYTHONPATH: fileURLToPath(new URL('../peers', import.meta.url)),
  PYTHONDONTWRITEBYTECODE: '1',
  REDIS_URL: stage.redisUrl,
});
