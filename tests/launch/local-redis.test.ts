import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '../../launch/free-port.ts';
import { ensureRedisBinary } from '../../launch/local-redis/ensure-redis-binary.ts';
import { findRedisBinary } from '../../launch/local-redis/find-redis-binary.ts';
import { installCommand } from '../../launch/local-redis/install-command.ts';
import { startLocalRedis } from '../../launch/local-redis/start-local-redis.ts';
import { startRedisServer } from '../../launch/local-redis/start-redis-server.ts';

const binary = await ensureRedisBinary(console.error);

const temporaryFolder = async (): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'reviewcast-redis-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  return dir;
};

const connect = (url: string): Redis => {
  const redis = new Redis(url);
  redis.on('error', () => undefined);
  onTestFinished(() => redis.disconnect());
  return redis;
};

const isAlive = (pid: number | null): boolean => {
  try {
    return pid !== null && process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('a local Redis answers, evicts nothing, and has exited after it was stopped', async () => {
  const dir = await temporaryFolder();
  const redis = await startLocalRedis({ dir, environment: {} });
  onTestFinished(() => redis.stop());
  const client = connect(redis.url);
  expect(await client.config('GET', 'maxmemory-policy')).toEqual([
    'maxmemory-policy',
    'noeviction',
  ]);
  expect(await client.config('GET', 'save')).toEqual(['save', '']);
  expect(await client.config('GET', 'appendonly')).toEqual(['appendonly', 'no']);
  expect(isAlive(redis.pid)).toBe(true);

  await redis.stop();
  expect(isAlive(redis.pid)).toBe(false);
  expect(await readFile(join(dir, 'redis.log'), 'utf8')).toContain('Ready to accept connections');
});

test('an append-only Redis keeps its data across restarts', async () => {
  const dir = await temporaryFolder();
  const first = await startLocalRedis({ dir, appendOnly: true, environment: {} });
  onTestFinished(() => first.stop());
  await connect(first.url).set('kept', 'yes');
  await first.stop();
  const second = await startLocalRedis({ dir, appendOnly: true, environment: {} });
  onTestFinished(() => second.stop());
  expect(await connect(second.url).get('kept')).toBe('yes');
});

test('a data folder cannot be used by two running Redis servers', async () => {
  const dir = await temporaryFolder();
  const first = await startLocalRedis({ dir, appendOnly: true, environment: {} });
  onTestFinished(() => first.stop());
  const second = startLocalRedis({ dir, appendOnly: true, environment: {} });
  await expect(second).rejects.toThrow(`in use by process ${process.pid}`);

  await first.stop();
  await writeFile(join(dir, 'lock.pid'), '4194305');
  const third = await startLocalRedis({ dir, appendOnly: true, environment: {} });
  await third.stop();
});

test('another port is chosen if the port is in use, even by another Redis', async () => {
  const dir = await temporaryFolder();
  const first = await startRedisServer({ binary, dir, port: await findFreePort() });
  onTestFinished(() => first.stop());
  const second = await startRedisServer({ binary, dir: join(dir, 'second'), port: first.port });
  onTestFinished(() => second.stop());
  expect(second.port).not.toBe(first.port);

  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const address = other.address();
  const taken = typeof address === 'object' ? address?.port : undefined;
  const third = await startRedisServer({ binary, dir: join(dir, 'third'), port: taken ?? 0 });
  onTestFinished(() => third.stop());
  expect(third.port).not.toBe(taken);
});

test('a Redis that fails to start is reported with the reason', async () => {
  const dir = await temporaryFolder();
  const starting = startRedisServer({ binary, dir, args: ['--no-such-setting', '1'] });
  await expect(starting).rejects.toThrow(/exited with code 1.*no-such-setting/s);
});

test.each([
  'redis://10.0.0.1:6379,redis://10.0.0.2:6379',
  'redis+cluster://10.0.0.1:6379,10.0.0.2:6379',
  'redis+sentinel://10.0.0.1:26379,10.0.0.2:26379/main',
])('a cluster or Sentinel at %s is used as it is', async (url) => {
  const named = await startLocalRedis({ dir: 'unused', environment: { REDIS_URL: url } });
  expect(named).toMatchObject({ url, pid: null });
});

test.each(['REDIS_URI', 'REDIS_ULR', 'redis_url'])(
  'no Redis is started in place of the one that %s was meant to name',
  async (name) => {
    const environment = { [name]: 'redis://10.0.0.1:6379' };
    const starting = startLocalRedis({ dir: 'unused', environment });
    await expect(starting).rejects.toThrow(`Unknown variable ${name}. Did you mean REDIS_URL?`);
  },
);

test('the Redis that REDIS_URL names is used and not stopped', async () => {
  const dir = await temporaryFolder();
  const own = await startRedisServer({ binary, dir });
  onTestFinished(() => own.stop());
  const named = await startLocalRedis({ dir, environment: { REDIS_URL: own.url } });
  expect(named).toMatchObject({ url: own.url, pid: null });
  await named.stop();
  expect(isAlive(own.pid)).toBe(true);
});

const program = (...parts: string[]) => writeFile(join(...parts), '', { mode: 0o755 });

test('redis-server on the PATH takes precedence over valkey-server', async () => {
  const [first, second] = [await temporaryFolder(), await temporaryFolder()];
  const environment = { PATH: [first, second].join(':') };
  const find = () => findRedisBinary({ platform: 'linux', environment });
  expect(await find()).toBeUndefined();
  await writeFile(join(second, 'redis-server'), '', { mode: 0o644 });
  await program(first, 'valkey-server');
  expect(await find()).toBe(join(first, 'valkey-server'));
  await chmod(join(second, 'redis-server'), 0o755);
  expect(await find()).toBe(join(second, 'redis-server'));
});

test('REDIS_BINARY takes precedence over the PATH, and must be a program', async () => {
  const folder = await temporaryFolder();
  await program(folder, 'redis-server');
  await program(folder, 'another-server');
  const find = (REDIS_BINARY: string) =>
    findRedisBinary({ platform: 'linux', environment: { PATH: folder, REDIS_BINARY } });
  expect(await find(join(folder, 'another-server'))).toBe(join(folder, 'another-server'));
  expect(await find(' ')).toBe(join(folder, 'redis-server'));
  for (const wrong of [folder, join(folder, 'missing')]) {
    await expect(find(wrong)).rejects.toThrow(`REDIS_BINARY is ${JSON.stringify(wrong)}, which`);
  }
});

test('a folder that has the name of a server is not run', async () => {
  const PATH = await temporaryFolder();
  await mkdir(join(PATH, 'redis-server'));
  expect(await findRedisBinary({ platform: 'linux', environment: { PATH } })).toBeUndefined();
});

test('on Windows Memurai is found in the folder of its installer, and any server on the Path', async () => {
  const [path, programs] = [await temporaryFolder(), await temporaryFolder()];
  const environment = { Path: `;"${path}";`, ProgramFiles: programs };
  const find = () => findRedisBinary({ platform: 'win32', environment });
  expect(await find()).toBeUndefined();
  await program(path, 'redis-server.exe');
  expect(await find()).toBe(join(path, 'redis-server.exe'));
  await program(path, 'valkey-server.exe');
  expect(await find()).toBe(join(path, 'valkey-server.exe'));
  await mkdir(join(programs, 'Memurai'));
  await program(programs, 'Memurai', 'memurai.exe');
  expect(await find()).toBe(join(programs, 'Memurai', 'memurai.exe'));
  await program(path, 'memurai.exe');
  expect(await find()).toBe(join(path, 'memurai.exe'));
});

test.each([
  ['darwin', '', 'brew install redis'],
  ['linux', 'ID=debian\n', 'sudo apt-get install -y redis-server'],
  ['linux', 'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n', 'sudo apt-get'],
  ['linux', 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'sudo dnf install'],
  ['linux', 'ID=alpine\nVERSION_ID=3.22\n', 'sudo apk add redis'],
  ['linux', 'ID=unheard-of\n', 'docker run'],
  ['linux', '', 'docker run'],
  ['win32', '', 'winget install Memurai.MemuraiDeveloper'],
  ['freebsd', '', 'docker run'],
] as const)(
  'on %s with %j the installation command begins with %s',
  (platform, osRelease, line) => {
    expect(installCommand({ platform, osRelease })).toMatch(new RegExp(`^${line}`));
    expect(installCommand({ platform, osRelease })).not.toContain('\n');
  },
);
