import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { serverConfig, serverSecretFiles } from '../../server/config.ts';
import { workerConfig } from '../../worker/config.ts';
import { problemsOf, REDIS_URL } from '../support/process/config-problems.ts';

const folder = mkdtempSync(join(tmpdir(), 'reviewcast-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;
const fileOf = (content: string | Buffer): string => {
  written += 1;
  const path = join(folder, `secret-${written}`);
  writeFileSync(path, content);
  return path;
};

const key = 'key-number-one-0123456789';

describe('a secret from a file', () => {
  test.each([key, `${key}\n`, `\r\n ${key}\r\n\r\n`])(
    '%j is read without what is around it',
    (content) => {
      expect(serverConfig({ REDIS_URL, API_KEYS_FILE: fileOf(content) }).apiKeys).toEqual([key]);
    },
  );

  test('may list keys in lines or with commas', () => {
    const file = fileOf(`${key}\n key-number-two-0123456789,\nkey-number-three-0123456789\n`);
    expect(serverConfig({ REDIS_URL, OPERATOR_KEYS_FILE: file }).operatorKeys).toHaveLength(3);
  });

  test('may be the address of Redis, the token secret, or a key of a source', () => {
    const redis = fileOf('redis://user:password@redis.example:6379\n');
    const token = fileOf('x'.repeat(40));
    expect(serverConfig({ REDIS_URL_FILE: redis, TOKEN_SECRET_FILE: token })).toMatchObject({
      redisUrl: 'redis://user:password@redis.example:6379',
      tokenSecret: 'x'.repeat(40),
    });
    const { sources } = workerConfig({
      REDIS_URL_FILE: redis,
      SERPAPI_KEY_FILE: fileOf('serpapi-key'),
    });
    expect(sources.sources.map(({ name }) => name)).toContain('serpapi');
  });

  test('is followed for changes, and files of other processes are not', () => {
    const file = fileOf(key);
    expect(serverSecretFiles({ API_KEYS_FILE: file, SERPAPI_KEY_FILE: '/run/serpapi' })).toEqual([
      file,
    ]);
  });
});

describe('an invalid file is an error that never shows what it contains:', () => {
  test('one that is missing', () => {
    expect(problemsOf(serverConfig, { API_KEYS_FILE: '/nowhere/keys' })).toEqual([
      'API_KEYS_FILE is "/nowhere/keys", which cannot be read (ENOENT).',
    ]);
  });

  test('a folder', () => {
    expect(problemsOf(serverConfig, { TOKEN_SECRET_FILE: folder })).toEqual([
      `TOKEN_SECRET_FILE is "${folder}", which cannot be read (EISDIR).`,
    ]);
  });

  test.each(['', '\n', ' \r\n\t'])('one that is empty: %j', (content) => {
    const file = fileOf(content);
    expect(problemsOf(serverConfig, { API_KEYS_FILE: file })).toEqual([
      `API_KEYS_FILE is "${file}", an empty file. It must contain the value.`,
    ]);
  });

  test('one that is too large, at the limit', () => {
    expect(problemsOf(serverConfig, { TOKEN_SECRET_FILE: fileOf('x'.repeat(65_536)) })).toEqual([]);
    const file = fileOf('x'.repeat(65_537));
    expect(problemsOf(serverConfig, { TOKEN_SECRET_FILE: file })).toEqual([
      `TOKEN_SECRET_FILE is "${file}", a file of 65537 bytes. It must have at most 65536.`,
    ]);
  });

  test('one that never ends, or that is not a file', () => {
    expect(problemsOf(serverConfig, { API_KEYS_FILE: '/dev/zero' })).toEqual([
      'API_KEYS_FILE is "/dev/zero", which is not a file.',
    ]);
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(problemsOf(serverConfig, { TOKEN_SECRET_FILE: pipe })).toEqual([
      `TOKEN_SECRET_FILE is "${pipe}", which is not a file.`,
    ]);
  });

  test.each([
    ['in UTF-16', Buffer.from(`\ufeff${key}`, 'utf16le')],
    ['with NUL characters', Buffer.from(`${key}\0`)],
    ['in Latin-1', Buffer.from(`${key}é`, 'latin1')],
  ])('one %s', (_, content) => {
    const file = fileOf(content);
    expect(problemsOf(serverConfig, { TOKEN_SECRET_FILE: file })).toEqual([
      `TOKEN_SECRET_FILE is "${file}", which is not text. It must be encoded in UTF-8.`,
    ]);
  });

  test.each([',', `${key},a key with spaces`, `${key}, schlüssel-der-nie-passt`])(
    'one whose keys no client could send: %j',
    (content) => {
      for (const name of ['API_KEYS', 'OPERATOR_KEYS']) {
        expect(problemsOf(serverConfig, { [`${name}_FILE`]: fileOf(content) })).toEqual([
          expect.stringContaining(`${name}, read from ${name}_FILE, is invalid`),
        ]);
      }
    },
  );

  test('one of a variable that is set as well', () => {
    expect(problemsOf(serverConfig, { API_KEYS: key, API_KEYS_FILE: fileOf(key) })).toEqual([
      'API_KEYS and API_KEYS_FILE are both set. Set one of them.',
    ]);
  });

  test('one whose value is invalid', () => {
    expect(problemsOf(serverConfig, { API_KEYS_FILE: fileOf('too-short') })).toEqual([
      'API_KEYS, read from API_KEYS_FILE, is invalid (not shown, 9 characters). It must be comma-separated keys of 16 or more characters each, in printable ASCII without spaces.',
    ]);
  });

  test('that of a required variable, once', () => {
    expect(problemsOf(serverConfig, { REDIS_URL: '', REDIS_URL_FILE: '/nowhere/url' })).toEqual([
      'REDIS_URL_FILE is "/nowhere/url", which cannot be read (ENOENT).',
    ]);
  });

  test('all of them at once, with other invalid variables', () => {
    const files = { API_KEYS_FILE: '/nowhere/1', TOKEN_SECRET_FILE: '/nowhere/2' };
    expect(problemsOf(serverConfig, { ...files, PORT: 'x' })).toHaveLength(3);
  });
});

test('a file variable with a typo is an error, and so is one of a source', () => {
  expect(problemsOf(serverConfig, { API_KEY_FILE: '/x' })).toEqual([
    'Unknown variable API_KEY_FILE. Did you mean API_KEYS_FILE?',
  ]);
  const worker = (environment: Parameters<typeof workerConfig>[0]) => workerConfig(environment);
  expect(() => worker({ REDIS_URL, SERPAPI_KEYS_FILE: '/x' })).toThrow('SERPAPI_KEY_FILE?');
});
