import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { serverConfig } from '../../server/config.ts';
import { problemsOf, REDIS_URL } from '../support/process/config-problems.ts';

/** A secret as Kubernetes mounts it: `keys` is a link to `..data/keys`, and `..data` a link to a folder, which is replaced at once. */
const mountedSecret = (...folders: string[]): string => {
  const mount = mkdtempSync(join(tmpdir(), 'reviewcast-mount-'));
  onTestFinished(() => rmSync(mount, { recursive: true, force: true }));
  for (const folder of folders) mkdirSync(join(mount, folder));
  symlinkSync(folders[0] ?? '', join(mount, '..data'));
  symlinkSync(join('..data', 'keys'), join(mount, 'keys'));
  return mount;
};

/** Replaces the folder of a secret over and over, in another process, because a file is read without a pause. */
const keepReplacing = async (mount: string, one: string, other: string): Promise<void> => {
  const script = `
    const { renameSync, symlinkSync } = require('node:fs');
    process.chdir(process.argv[1]);
    process.on('disconnect', () => process.exit());
    let round = 0;
    const replace = () => {
      for (let i = 0; i < 100; i += 1) {
        symlinkSync((round += 1) % 2 ? process.argv[2] : process.argv[3], '..next');
        renameSync('..next', '..data');
      }
      if (round === 100) process.send('replacing');
      setImmediate(replace);
    };
    replace();`;
  const child = spawn(process.execPath, ['-e', script, mount, one, other], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  await once(child, 'message');
};

test('a secret that is replaced while it is read is the old or the new one, whole', async () => {
  const mount = mountedSecret('..old', '..new');
  const [old, recent] = ['o', 'n'].map((letter) => letter.repeat(60_000));
  writeFileSync(join(mount, '..old', 'keys'), `${old}\n`);
  writeFileSync(join(mount, '..new', 'keys'), `${recent}\n`);
  await keepReplacing(mount, '..old', '..new');
  const read = new Set<string>();
  for (let i = 0; read.size < 2 || i < 500; i += 1) {
    const { apiKeys } = serverConfig({ REDIS_URL, API_KEYS_FILE: join(mount, 'keys') });
    read.add(apiKeys.join());
  }
  expect(read).toEqual(new Set([old, recent]));
});

test('a secret that is replaced by a pipe or a device while it is read never blocks the process', async () => {
  const mount = mountedSecret('..file', '..pipe');
  const path = join(mount, 'keys');
  const key = 'key-number-one-0123456789';
  writeFileSync(join(mount, '..file', 'keys'), key);
  execFileSync('mkfifo', [join(mount, '..pipe', 'keys')]);
  await keepReplacing(mount, '..file', '..pipe');
  const outcomes = new Set<string>();
  for (let i = 0; outcomes.size < 2 || i < 500; i += 1) {
    outcomes.add(problemsOf(serverConfig, { API_KEYS_FILE: path }).join());
  }
  expect([...outcomes].sort()).toEqual(['', `API_KEYS_FILE is "${path}", which is not a file.`]);
});
