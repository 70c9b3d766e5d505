import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { PlacedBlock } from './markdown.ts';

export interface RepositoryCopy {
  /** Writes a block to its file. @throws {Error} if the line that it goes above is missing or repeated. */
  put(block: PlacedBlock): Promise<void>;
  /** Runs a command in the copy. After 150 s it is terminated with all its child processes. */
  run(command: string): Promise<CommandResult>;
  remove(): Promise<void>;
}

export interface CommandResult {
  readonly hasSucceeded: boolean;
  /** The command, its output, and how it ended. */
  readonly report: string;
}

/** Copies files and folders of the repository into a temporary folder that shares its node_modules. */
export const copyRepository = async (paths: readonly string[]): Promise<RepositoryCopy> => {
  const folder = await mkdtemp(join(tmpdir(), 'reviewcast-copy-'));
  for (const path of paths) await cp(path, join(folder, path), { recursive: true });
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  return {
    put: async ({ path, code, above }) => {
      const file = join(folder, path);
      if (above === undefined) await writeFile(file, code, { flag: 'wx' });
      else await writeFile(file, insertAbove(code, above, path, await readFile(file, 'utf8')));
    },
    run: (command) => runIn(folder, command),
    remove: () => rm(folder, { recursive: true }),
  };
};

const insertAbove = (code: string, above: string, path: string, text: string): string => {
  const lines = text.split('\n');
  const isRow = above.startsWith('|');
  const matches = lines.flatMap((line, index) =>
    (isRow ? line.startsWith(above) : line === above) ? [index] : [],
  );
  const [match] = matches;
  if (match === undefined || matches.length > 1) {
    throw new Error(
      `A block goes above ${JSON.stringify(above)} in ${path}, which has that line ${matches.length} times instead of once.`,
    );
  }
  return lines.toSpliced(match, 0, ...code.trimEnd().split('\n')).join('\n');
};

const runIn = async (folder: string, command: string): Promise<CommandResult> => {
  const { PATH, HOME } = process.env;
  const child = spawn('bash', ['-c', `exec 2>&1; ${command}`], {
    cwd: folder,
    // Variables that Vitest sets for its workers would confuse another Vitest.
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
    // Terminates the whole process group, including children.
    if (pid !== undefined) process.kill(-pid, 'SIGTERM');
  }, timeoutMs);
  try {
    const [output, end] = await Promise.all([text(child.stdout), ended]);
    const late = end === 'SIGTERM' ? ` after more than ${timeoutMs / 1000} s` : '';
    return {
      hasSucceeded: end === 'exit code 0',
      report: `${command}\n${output}\nIt ended with ${end}${late}.`,
    };
  } finally {
    clearTimeout(timer);
  }
};

/** Milliseconds. The commands take seconds on a calm machine. */
const timeoutMs = 150_000;
