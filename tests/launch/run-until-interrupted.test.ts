import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const module = fileURLToPath(new URL('../../launch/run-until-interrupted.ts', import.meta.url));

/** Runs `body` as the whole of a command; it can use `signal` and `closeAtEnd`. */
const command = (body: string) => {
  const script = `
    import { once } from 'node:events';
    import { runUntilInterrupted } from ${JSON.stringify(module)};
    const alive = setInterval(() => 0, 1000);
    await runUntilInterrupted(async ({ signal, closeAtEnd }) => { ${body} });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit').then(([code]) => code);
  return { child, ended };
};

const firstLine = (child: ReturnType<typeof command>['child']) =>
  once(createInterface({ input: child.stdout }), 'line');

const untilAborted = `console.log('up'); await once(signal, 'abort');`;

test('a command that ends by itself closes what it opened, the last first, and ends with 0', async () => {
  const { child, ended } = command(`
    closeAtEnd(async () => console.log('first'));
    closeAtEnd(async () => console.log('second'));`);
  expect(await text(child.stdout)).toBe('second\nfirst\n');
  expect(await ended).toBe(0);
});

test('a command that fails says why, closes what it opened and ends with 1', async () => {
  const { child, ended } = command(`
    closeAtEnd(async () => console.log('closed'));
    throw new Error('The reason.');`);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect([out, err]).toEqual(['closed\n', 'The reason.\n']);
  expect(await ended).toBe(1);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s is obeyed and ends with 0', async (signal) => {
  const { child, ended } = command(untilAborted);
  await firstLine(child);
  child.kill(signal);
  expect(await ended).toBe(0);
});

test('Ctrl-C that npm passes on as well is one press, and what is opened too late is closed', async () => {
  const { child, ended } = command(`
    ${untilAborted}
    closeAtEnd(async () => console.error('closed'));`);
  await firstLine(child);
  child.kill('SIGINT');
  child.kill('SIGINT');
  expect(await text(child.stderr)).toBe('closed\n');
  expect(await ended).toBe(0);
});

test('a second Ctrl-C does not wait for what hangs', async () => {
  const { child, ended } = command(`
    closeAtEnd(() => new Promise(() => setTimeout(() => console.error('hanging'), 600)));
    ${untilAborted}`);
  await firstLine(child);
  child.kill('SIGINT');
  await once(createInterface({ input: child.stderr }), 'line');
  child.kill('SIGINT');
  expect(await ended).toBe(130);
});

test('a command whose reader has gone ends quietly', async () => {
  const { child, ended } = command(`
    console.log('up');
    while (!signal.aborted) { console.log('more'); await new Promise(setImmediate); }`);
  await firstLine(child);
  child.stdout.destroy();
  expect(await text(child.stderr)).toBe('');
  expect(await ended).toBe(0);
});
