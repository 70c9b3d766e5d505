import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { processesIn } from '../support/launch/processes-in.ts';

/** A copy of the project, in a folder whose name has characters that shells, URLs, and regular expressions treat specially. */
let project: string;

beforeAll(async () => {
  project = join(await mkdtemp(join(tmpdir(), 'reviewcast-launch-')), 'my project #1 (100 % é)');
  const parts = ['contract', 'redis', 'process', 'outbound', 'tasks', 'schema', 'server', 'worker'];
  const files = ['launch', 'demo', 'package.json', 'tsconfig.json'];
  for (const name of [...parts, ...files]) {
    await cp(name, join(project, name), { recursive: true });
  }
  await symlink(resolve('node_modules'), join(project, 'node_modules'));
  // Newer than its sources, so that it is not built.
  await mkdir(join(project, 'client-example', 'dist'), { recursive: true });
  await writeFile(join(project, 'client-example', 'dist', 'index.html'), '<!doctype html>');
});
afterAll(() => rm(join(project, '..'), { recursive: true }));

const commands = () => processesIn(project).map(({ command }) => command);

/** Runs an npm script until the whole stack is up. Returns the IDs of npm and of the process that it runs. */
const launch = async (script: string) => {
  const { PATH, HOME } = process.env;
  const npm = spawn('npm', ['run', '--silent', script], {
    cwd: project,
    env: { PATH, HOME, PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    for (const { pid } of processesIn(project)) process.kill(pid, 'SIGKILL');
  });
  await once(createInterface({ input: npm.stdout }), 'line');
  expect(commands()).toEqual(
    expect.arrayContaining([
      expect.stringContaining('redis-server'),
      expect.stringContaining('server/main.ts'),
      expect.stringContaining('worker/main.ts'),
    ]),
  );
  const launcher = processesIn(project).find(({ command }) =>
    /^\S*node .*(demo|launch)\/main\.ts$/.test(command),
  );
  return { npm: npm.pid ?? expect.unreachable(), launcher: launcher?.pid ?? expect.unreachable() };
};

test.runIf(process.platform === 'linux').each([
  ['demo', 'launcher'],
  ['start', 'launcher'],
  ['start', 'npm'],
] as const)(
  'nothing that npm run %s started remains after its %s was killed',
  async (script, killed) => {
    const launched = await launch(script);

    process.kill(launched[killed], 'SIGKILL');

    await expect.poll(commands, { timeout: 30_000, interval: 200 }).toEqual([]);
  },
  60_000,
);
