import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const module = fileURLToPath(new URL('../../launch/run-until-interrupted.ts', import.meta.url));

/** Runs `body` as a command. It can use `signal` and `onExit`. */
const command = (body: string) => {
  const script = `
    import { once } from 'node:events';
    import { runUntilInterrupted } from ${JSON.stringify(module)};
    const alive = setInterval(() => 0, 1000);
    await runUntilInterrupted(async ({ signal, onExit }) => { ${body} });`;
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

test('a command that ends runs its cleanup functions in reverse order and exits with 0', async () => {
  const { child, ended } = command(`
    onExit(async () => console.log('first'));
    onExit(async () => console.log('second'));`);
  expect(await text(child.stdout)).toBe('second\nfirst\n');
  expect(await ended).toBe(0);
});

test('a command that fails prints the reason, cleans up, and exits with 1', async () => {
  const { child, ended } = command(`
    onExit(async () => console.log('closed'));
    throw new Error('The reason.');`);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect([out, err]).toEqual(['closed\n', 'The reason.\n']);
  expect(await ended).toBe(1);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the command with 0', async (signal) => {
  const { child, ended } = command(untilAborted);
  await firstLine(child);
  child.kill(signal);
  expect(await ended).toBe(0);
});

test('a Ctrl-C that npm forwards counts once, and late cleanup functions run too', async () => {
  const { child, ended } = command(`
    ${untilAborted}
    onExit(async () => console.error('closed'));`);
  await firstLine(child);
  child.kill('SIGINT');
  child.kill('SIGINT');
  expect(await text(child.stderr)).toBe('closed\n');
  expect(await ended).toBe(0);
});

test('a second Ctrl-C does not wait for cleanup that hangs', async () => {
  const { child, ended } = command(`
    onExit(() => new Promise(() => setTimeout(() => console.error('hanging'), 600)));
    ${untilAborted}`);
  await firstLine(child);
  child.kill('SIGINT');
  await once(createInterface({ input: child.stderr }), 'line');
  child.kill('SIGINT');
  expect(await ended).toBe(130);
});

test('a command exits silently when the reader of its output is gone', async () => {
  const { child, ended } = command(`
    console.log('up');
    while (!signal.aborted) { console.log('more'); await new Promise(setImmediate); }`);
  await firstLine(child);
  child.stdout.destroy();
  expect(await text(child.stderr)).toBe('');
  expect(await ended).toBe(0);
});
