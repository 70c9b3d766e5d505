import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { apply, begin } from '../../contract/apply.ts';
import { oldestVersion, taskEventSchema } from '../../contract/event.ts';
import { jobPayloadSchema } from '../../contract/job.ts';
import { readRecord } from '../../tasks/event-log/record.ts';

/** What a release of that version has written. The files must not change. */
const recordingSchema = z.object({
  job: z.unknown(),
  record: z.record(z.string(), z.string()),
  events: z.array(z.unknown()),
});

const recording = recordingSchema.parse(
  JSON.parse(
    readFileSync(new URL(`recordings/version-${oldestVersion}.json`, import.meta.url), 'utf8'),
  ),
);

test('a job of the oldest version is read, and belongs to no caller if it names none', () => {
  expect(jobPayloadSchema.parse(recording.job)).toMatchObject({ owner: '' });
});

test('a record of the oldest version is read whole', () => {
  const where = { taskId: 't1', key: 'record' };
  const read = readRecord(where, recording.record, (error) => expect.fail(error.message));
  expect(read).toMatchObject({
    failures: 1,
    checkpoint: { woocommerce: { resume: '2' } },
    task: { status: 'RETRY', retryAt: 1_795_600_013_000, productName: 'Brass kettle' },
  });
});

test('the events of the oldest version are read and lead to their final state', () => {
  const [first, ...rest] = recording.events.map((event) => taskEventSchema.parse(event));
  if (first?.type !== 'TaskQueued') throw new Error('The recording must begin with TaskQueued.');
  expect(rest.reduce(apply, begin(first))).toMatchObject({
    status: 'REVOKED',
    expiresAt: 1_795_603_604_000,
    position: { seq: 5, nonce: 'n5AbCdEf' },
  });
});
