import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { listen } from '../../server/listening.ts';
import { run } from '../support/cli/run.ts';
import { reviewOf } from '../support/contract/samples.ts';
import { wholeReview } from '../support/server/exports.ts';
import { claimedTask, type FakeWorker } from '../support/server/fake-worker.ts';
import { startTestServer, type TestServer } from '../support/server/test-server.ts';

let server: TestServer;
let worker: FakeWorker;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reviewcast-export-'));
  server = await startTestServer();
  worker = await claimedTask(server.deployment.log);
  const bare = reviewOf('bare', { body: 'Leaks.', rating: 1 });
  await worker.write({ type: 'ReviewsFound', source: 'woocommerce', reviews: [wholeReview, bare] });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const served = async (file: string): Promise<Buffer> => {
  const response = await fetch(`${server.url}/api/v1/tasks/${worker.taskId}/${file}`);
  return Buffer.from(await response.arrayBuffer());
};

const exportTo = (file: string, ...words: string[]) =>
  run(server.graphql, 'export', worker.taskId, '--out', join(folder, file), ...words);

test('export writes the file that the server sends, in every format', async () => {
  for (const format of ['csv', 'jsonl', 'json', 'parquet']) {
    const file = `reviews.${format}`;
    expect(await exportTo(file, '--format', format)).toEqual({
      code: 0,
      out: `Wrote ${join(folder, file)}.\n`,
      err: '',
    });
    expect(await readFile(join(folder, file))).toEqual(await served(file));
  }
  const whole = await readFile(join(folder, 'reviews.parquet'));
  const file = new Uint8Array(whole).buffer;
  expect(await parquetReadObjects({ file })).toHaveLength(2);
});

test('without a file, the reviews are printed', async () => {
  const { code, out, err } = await run(server.graphql, 'export', worker.taskId);
  expect({ code, out, err }).toEqual({
    code: 0,
    out: (await served('reviews.csv')).toString(),
    err: '',
  });
});

test('options choose among the reviews, of export and of reviews', async () => {
  const options = [
    ...['--min-rating', '4.5', '--max-rating', '5', '--words', 'gut sehr', '--language', 'de,fr'],
    ...['--since', '2026-11-20T00:00Z', '--until', '2026-11-21T00:00Z', '--source', 'woocommerce'],
    ...['--verified', '--with-media', '--with-reply', '--new', '--stars', '5,4'],
  ];
  const found = await run(server.graphql, 'export', worker.taskId, '--format', 'jsonl', ...options);
  expect(found).toMatchObject({ code: 0, err: '' });
  expect(found.out.split('\n')).toEqual([expect.stringContaining('"fingerprint":"whole"'), '']);
  const listed = await run(server.graphql, 'reviews', worker.taskId, '--json', ...options);
  expect(listed).toMatchObject({ code: 0, err: '' });
  expect(listed.out.split('\n')).toEqual([expect.stringContaining('"fingerprint":"whole"'), '']);
  const none = ['export', worker.taskId, '--format', 'json', '--stars', '3'];
  expect((await run(server.graphql, ...none)).out).toBe('[]\n');
});

test('what the server refuses leaves the file as it was, and says why', async () => {
  await writeFile(join(folder, 'kept.csv'), 'before');
  expect(await exportTo('kept.csv', '--language', 'german')).toEqual({
    code: 2,
    out: '',
    err: 'languages[0] is "german"; it must be a BCP 47 primary language tag, such as en, de, or zh.\n',
  });
  expect(await run(server.graphql, 'export', 't0')).toMatchObject({ code: 4 });
  expect(await exportTo('kept.csv', '--min-rating', '6')).toMatchObject({ code: 2 });
  expect(await exportTo('no/folder.csv')).toMatchObject({
    code: 2,
    err: expect.stringContaining(`cannot write ${join(folder, 'no/folder.csv')}: ENOENT`),
  });
  expect(await readFile(join(folder, 'kept.csv'), 'utf8')).toBe('before');
});

test('a connection that ends early leaves no part of a file', async () => {
  const broken = createServer((_, response) => {
    response.write('id\r\n', () => response.destroy());
  });
  const url = await listen(broken, '127.0.0.1', 0);
  onTestFinished(() => void broken.close());
  const file = join(folder, 'broken.csv');
  const { code, err } = await run(`${url}/graphql`, 'export', 't1', '--out', file);
  expect(code).toBe(5);
  expect(err).toContain('The connection ended before the file did.');
  expect((await readdir(folder)).filter((name) => name.startsWith('broken'))).toEqual([]);
});
