import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startProcess } from '../../launch/processes/start-process.ts';

const script = (code: string) => ({ command: process.execPath, args: ['-e', code] });

const started = async (code: string) => {
  let isUp = (): void => undefined;
  const up = new Promise<void>((resolve) => {
    isUp = resolve;
  });
  const running = await startProcess({ ...script(code), onLine: () => isUp() });
  onTestFinished(() => running.stop(0));
  await up;
  return running;
};

test('a process that handles SIGTERM is not killed', async () => {
  const running = await started(
    `process.on('SIGTERM', () => process.exit(3)); console.log('up'); setInterval(() => 0, 1000)`,
  );
  await running.stop();
  expect(await running.ended).toBe('exited with code 3');
});

test('a process that ignores SIGTERM is killed after the grace period', async () => {
  const running = await started(
    `process.on('SIGTERM', () => 0); console.log('up'); setInterval(() => 0, 1000)`,
  );
  await running.stop(50);
  expect(await running.ended).toBe('was ended by SIGKILL');
});

test('the last lines of a process that exits are available', async () => {
  const running = await startProcess(
    script(`console.log('out'); for (let i = 0; i < 30; i++) console.error('line ' + i)`),
  );
  await running.ended;
  const lines = running.lastLines();
  expect([lines.length, lines[0], lines.at(-1)]).toEqual([20, 'line 10', 'line 29']);
  await running.stop();
});

test('a command that cannot be run throws', async () => {
  await expect(startProcess({ command: 'no-such-command-here', args: [] })).rejects.toThrow(
    'ENOENT',
  );
});

test('a service stops as after SIGTERM when the channel to the process that started it closes', async () => {
  const service = fileURLToPath(new URL('../../process/run-until-signal.ts', import.meta.url));
  const code = `import { runUntilSignal } from ${JSON.stringify(service)};
    const alive = setInterval(() => 0, 1000);
    await runUntilSignal(async () => ({
      announcement: 'ready',
      stop: async () => console.log('stopped'),
    }));`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout ?? expect.unreachable() });
  await once(lines, 'line');
  const last = once(lines, 'line');

  child.disconnect();

  expect(await last).toEqual(['stopped']);
  expect(await ended).toEqual([0, null]);
});

test.skipIf(process.platform === 'win32').each(['SIGKILL', 'SIGTERM'] as const)(
  'a child process ends when its parent is ended by %s (not on Windows)',
  async (signal) => {
    const module = fileURLToPath(
      new URL('../../launch/processes/start-process.ts', import.meta.url),
    );
    const parent = spawn(
      process.execPath,
      [
        ...['--import', 'tsx', '--input-type=module', '-e'],
        `import { startProcess } from ${JSON.stringify(module)};
         const child = await startProcess({ command: 'sleep', args: ['60'] });
         console.log(child.pid);
         setInterval(() => 0, 1000);`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = await once(createInterface({ input: parent.stdout }), 'line');
    const pid = Number(line);
    onTestFinished(() => void tryKill(pid, 'SIGKILL'));
    expect(tryKill(pid, 0)).toBe(true);
    parent.kill(signal);
    await once(parent, 'exit');
    await expect.poll(() => tryKill(pid, 0)).toBe(false);
  },
);

const tryKill = (pid: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
};
