import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Placed } from './markdown.ts';

export interface RepositoryCopy {
  /** @throws {Error} where it is to stand above a line that the file does not have once. */
  put(block: Placed): Promise<void>;
  /** Runs a command line there; one that takes longer than 50 s is ended with all that it started. */
  run(command: string): Promise<Finished>;
  remove(): Promise<void>;
}

export interface Finished {
  readonly hasSucceeded: boolean;
  /** The command, what it wrote, and how it ended. */
  readonly report: string;
}

/** Copies files and folders of the repository into a folder of their own, which shares the installed packages. */
export const copyRepository = async (paths: readonly string[]): Promise<RepositoryCopy> => {
  const folder = await mkdtemp(join(tmpdir(), 'reviewcast-copy-'));
  for (const path of paths) await cp(path, join(folder, path), { recursive: true });
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  return {
    put: async ({ path, code, above }) => {
      const file = join(folder, path);
      if (above === undefined) await writeFile(file, code, { flag: 'wx' });
      else await writeFile(file, inserted(code, above, path, await readFile(file, 'utf8')));
    },
    run: (command) => runIn(folder, command),
    remove: () => rm(folder, { recursive: true }),
  };
};

const inserted = (code: string, above: string, path: string, held: string): string => {
  const lines = held.split('\n');
  const isRow = above.startsWith('|');
  const places = lines.flatMap((line, index) =>
    (isRow ? line.startsWith(above) : line === above) ? [index] : [],
  );
  const [place] = places;
  if (place === undefined || places.length > 1) {
    throw new Error(
      `A block is to stand above ${JSON.stringify(above)} in ${path}, which has that line ${places.length} times, not once.`,
    );
  }
  return lines.toSpliced(place, 0, ...code.trimEnd().split('\n')).join('\n');
};

const runIn = async (folder: string, command: string): Promise<Finished> => {
  const { PATH, HOME } = process.env;
  const child = spawn('bash', ['-c', `exec 2>&1; ${command}`], {
    cwd: folder,
    // What vitest sets for its own workers would mislead another vitest.
    env: { PATH, HOME, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = new Promise<string>((done) => {
    child.once('error', ({ message }) => done(message));
    child.once('exit', (code, signal) => done(signal ?? `exit code ${code}`));
  });
  const { pid } = child;
  const timer = setTimeout(() => {
    // The whole group: a command starts others.
    if (pid !== undefined) process.kill(-pid, 'SIGTERM');
  }, patienceMs);
  try {
    const [said, end] = await Promise.all([text(child.stdout), ended]);
    const late = end === 'SIGTERM' ? `, for it took longer than ${patienceMs / 1000} s` : '';
    return {
      hasSucceeded: end === 'exit code 0',
      report: `${command}\n${said}\nIt ended with ${end}${late}.`,
    };
  } finally {
    clearTimeout(timer);
  }
};

const patienceMs = 50_000;
