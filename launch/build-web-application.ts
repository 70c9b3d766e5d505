import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProcess } from './processes/start-process.ts';

/**
 * Builds the web application if it is missing or older than its sources, which takes a few seconds. Everything else works without
 * it, so a failed build is reported and does not throw.
 *
 * @param notify called with one line about each step.
 */
export const buildWebApplication = async (notify: (line: string) => void): Promise<void> => {
  const [built, changed] = await Promise.all([
    newest([join(application, 'dist', 'index.html')]),
    newest(sources.map((name) => join(root, name))),
  ]);
  if (built > changed) return;
  notify('Building the web application.');
  const problem = await build();
  if (problem !== undefined) notify(`The web application could not be built: ${problem}`);
};

const root = fileURLToPath(new URL('..', import.meta.url));

const application = join(root, 'client-example');

/** The files and folders that the application is built from. */
const sources = [
  ...['client', 'react'].flatMap((name) => [join(name, 'src'), join(name, 'package.json')]),
  ...['src', 'generated', 'public', 'index.html', 'vite.config.ts', 'package.json'].map((name) =>
    join('client-example', name),
  ),
];

/** The latest modification time of these files and of the files in these folders, in milliseconds; 0 if there are none. */
const newest = async (names: readonly string[]): Promise<number> => {
  const times = await Promise.all(names.map(modifiedAt));
  return Math.max(0, ...times);
};

const modifiedAt = async (name: string): Promise<number> => {
  const found = await stat(name).catch(() => undefined);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return newest((await readdir(name)).map((child) => join(name, child)));
};

/** Resolves with the reason if the build fails. */
const build = async (): Promise<string | undefined> => {
  try {
    const vite = createRequire(join(application, 'package.json')).resolve('vite/package.json');
    const builder = join(dirname(vite), 'bin', 'vite.js');
    const running = await startProcess({
      command: process.execPath,
      args: [builder, 'build', application, '--logLevel', 'warn'],
      // The caller's NODE_ENV may differ, and a development build is twice as large.
      environment: { ...process.env, NODE_ENV: 'production' },
    });
    const outcome = await running.ended;
    return outcome === 'exited with code 0'
      ? undefined
      : [outcome, ...running.lastLines()].join('\n');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
