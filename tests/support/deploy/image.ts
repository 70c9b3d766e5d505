import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, matchesGlob } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { readDockerfile, type Stage } from './dockerfile.ts';
import { asUnprivileged, unprivilegedId } from './unprivileged.ts';

const run = promisify(execFile);

/**
 * Runs the steps of the Dockerfile up to a stage, without Docker: each stage in a folder of its own, as a user without rights. Returns
 * the folder of each stage, which stands for its `/app`. They are removed when the test finishes.
 */
export const buildImages = async (targets: readonly string[]): Promise<Map<string, string>> => {
  const root = await mkdtemp(join(tmpdir(), 'reviewcast-image-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await chmod(root, 0o755);
  const home = join(root, 'home');
  await mkdir(home);
  await own(home);
  const stages = readDockerfile();
  const folders = new Map<string, string>();
  const build = async (name: string): Promise<string | undefined> => {
    const stage = stages.find((one) => one.name === name);
    if (!stage || folders.has(name)) return folders.get(name);
    const base = await build(stage.from);
    const folder = join(root, name);
    folders.set(name, folder);
    if (base) await copy(`${base}/.`, folder);
    else await mkdir(folder);
    await own(folder);
    await runSteps(stage, folder, home, build);
    return folder;
  };
  for (const target of targets) await build(target);
  return folders;
};

const runSteps = async (
  { instructions }: Stage,
  folder: string,
  home: string,
  build: (stage: string) => Promise<string | undefined>,
): Promise<void> => {
  for (const { name, value } of instructions) {
    if (name === 'RUN') {
      const [command, ...args] = asUnprivileged(['sh', '-c', value]);
      const env = { PATH: process.env['PATH'], HOME: home };
      await run(command, args, { cwd: folder, env, maxBuffer: 50_000_000 });
    } else if (name === 'COPY') {
      const [, stage, path = '', to = ''] = /^--from=(\S+) \/app\/(\S+) (\S+)$/.exec(value) ?? [];
      if (stage) await copy(join((await build(stage)) ?? '', path), join(folder, to));
      else await copyContext(value, folder);
    }
  }
};

/** Copies files of the build context: those that git knows and .dockerignore does not name. */
const copyContext = async (value: string, folder: string): Promise<void> => {
  const words = value.split(' ');
  const to = words.at(-1) ?? '';
  const context = await contextFiles();
  for (const from of words.slice(0, -1)) {
    const files = from === '.' ? context : context.filter((file) => file === from);
    if (files.length === 0) throw new Error(`COPY ${value}: the context has no ${from}.`);
    for (const file of files) {
      const target = join(folder, to, from === '.' ? file : file.replace(/.*\//, ''));
      await mkdir(dirname(target), { recursive: true });
      await cp(file, target);
    }
  }
  await own(folder);
};

const contextFiles = async (): Promise<string[]> => {
  const { stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard']);
  const ignored = readFileSync('.dockerignore', 'utf8').trim().split('\n');
  const { stdout: deleted } = await run('git', ['ls-files', '--deleted']);
  const missing = new Set(deleted.split('\n'));
  return stdout
    .split('\n')
    .filter((file) => file !== '' && !missing.has(file))
    .filter((file) => !ignored.some((glob) => matchesGlob(file, glob) || isBelow(file, glob)));
};

const isBelow = (file: string, glob: string): boolean => matchesGlob(file, `${glob}/**`);

/** Links files where it can, because packages are large. */
const copy = (from: string, to: string) =>
  run('cp', process.platform === 'linux' ? ['-al', from, to] : ['-a', from, to]);

const own = async (folder: string): Promise<void> => {
  if (unprivilegedId === undefined) return;
  await run('chown', ['-R', `${unprivilegedId}:${unprivilegedId}`, folder]);
};
