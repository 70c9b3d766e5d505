import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProcess } from './processes/start-process.ts';

/**
 * Builds the web application where it has not been built, or where something that it is made of is newer. Takes some
 * seconds. Without it the rest works all the same, so what goes wrong is said and not thrown.
 *
 * @param say told in one line of what happens.
 */
export const buildApplication = async (say: (line: string) => void): Promise<void> => {
  const [built, changed] = await Promise.all([
    newest([join(application, 'dist', 'index.html')]),
    newest(sources.map((name) => join(root, name))),
  ]);
  if (built > changed) return;
  say('The web application is being built.');
  const problem = await build();
  if (problem !== undefined) say(`The web application could not be built: ${problem}`);
};

const root = fileURLToPath(new URL('..', import.meta.url));

const application = join(root, 'client-example');

/** What the application is made of. */
const sources = [
  'client',
  ...['src', 'generated', 'public', 'index.html', 'vite.config.ts', 'package.json'].map((name) =>
    join('client-example', name),
  ),
];

/** When the newest of these files, or of the files in these folders, was written; 0 where there is none. */
const newest = async (names: readonly string[]): Promise<number> => {
  const times = await Promise.all(names.map(writtenAt));
  return Math.max(0, ...times);
};

const writtenAt = async (name: string): Promise<number> => {
  const found = await stat(name).catch(() => undefined);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return newest((await readdir(name)).map((child) => join(name, child)));
};

/** @returns what went wrong; undefined where all went well. */
const build = async (): Promise<string | undefined> => {
  try {
    const vite = createRequire(join(application, 'package.json')).resolve('vite/package.json');
    const builder = join(dirname(vite), 'bin', 'vite.js');
    const running = await startProcess({
      command: process.execPath,
      args: [builder, 'build', application, '--logLevel', 'warn'],
      // Whoever asks may run under another: a page for development is twice as heavy.
      environment: { ...process.env, NODE_ENV: 'production' },
    });
    const how = await running.ended;
    return how === 'exited with code 0' ? undefined : [how, ...running.lastLines()].join('\n');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
