import { describe, expect, test } from 'vitest';
import { apply, begin } from '../../contract/apply.ts';
import { type LoggedEvent, oldestVersion, taskEventSchema, version } from '../../contract/event.ts';
import { jobPayloadSchema } from '../../contract/job.ts';
import { type Task, taskStatuses } from '../../contract/task.ts';
import { parseEntry } from '../../tasks/event-log/entry.ts';
import { readRecord } from '../../tasks/event-log/record.ts';
import { parseReviews } from '../../tasks/event-log/reviews.ts';
import { reviewsIn } from '../support/tasks/event-log/reviews-in.ts';
import { readRecording, type Snapshot } from './recordings/recording.ts';

const current = readRecording(version);

test('the recording of this version has every type of event, every state, and a job (see recordings/record.ts)', () => {
  const types = current.flatMap(({ events }) => events.map(({ type }) => type));
  const known = taskEventSchema.options.flatMap(({ shape }) => [...shape.type.values]);
  expect(new Set(types)).toEqual(new Set(known));
  expect(new Set(current.map(({ record }) => record['status']))).toEqual(new Set(taskStatuses));
  expect(current.map(({ job }) => job)).toContainEqual(expect.objectContaining({ v: version }));
});

const versions = Array.from({ length: version - oldestVersion + 1 }, (_, i) => oldestVersion + i);

describe.each(versions)('of version %i,', (recorded) => {
  const snapshots = readRecording(recorded);

  test.each(snapshots)('a task that is $name is read whole', (snapshot) => {
    const { record, events, reviews, job } = snapshot;
    const read = events.map((event) => parseEntry(JSON.stringify(event)));
    expect(read).toMatchObject(events);
    const task = folded(read);
    expect(readTask(task.id, record)).toEqual(task);
    const texts = reviews.map((review) => JSON.stringify(review));
    expect(parseReviews('reviews', texts, (error) => expect.fail(error.message))).toEqual(
      reviewsIn(read),
    );
    if (job !== null) {
      expect(jobPayloadSchema.parse(job)).toMatchObject({ taskId: task.id, owner: task.owner });
    }
  });

  test.each(snapshots)(
    'events of unknown types in the log of a task that is $name are passed over',
    (snapshot) => {
      const mixed = withUnknownEvents(snapshot).map((event) => parseEntry(JSON.stringify(event)));
      expect(mixed.filter(({ type }) => type === null).length).toBe(snapshot.events.length);
      const last = mixed.at(-1);
      expect(folded(mixed)).toEqual({
        ...folded(snapshot.events.map((event) => parseEntry(JSON.stringify(event)))),
        position: { seq: last?.seq, nonce: last?.nonce },
      });
    },
  );
});

test('what an attempt leaves to the next one is read', () => {
  const { record } = snapshotOf('retrying');
  const { checkpoint, failures } = readWhole('t1', record);
  expect({ checkpoint, failures }).toEqual({
    failures: 1,
    checkpoint: {
      woocommerce: { resume: '2', statedRating: 4.5, statedCount: 12, statedHistogram: null },
    },
  });
});

test('a job that names no caller belongs to none', () => {
  const { job } = snapshotOf('waiting');
  expect(jobPayloadSchema.parse({ ...Object(job), owner: undefined })).toMatchObject({ owner: '' });
});

const snapshotOf = (name: string): Snapshot => {
  const found = current.find((snapshot) => snapshot.name === name);
  if (!found) throw new Error(`The recording has no task that is ${name}.`);
  return found;
};

const readWhole = (taskId: string, record: Snapshot['record']) => {
  const where = { taskId, key: 'record' };
  const read = readRecord(where, record, (error) => expect.fail(error.message));
  if (!read) throw new Error('The record is empty.');
  return read;
};

const readTask = (taskId: string, record: Snapshot['record']): Task =>
  readWhole(taskId, record).task;

const folded = ([first, ...rest]: readonly LoggedEvent[]): Task => {
  if (first?.type !== 'TaskQueued') throw new Error('A log begins with TaskQueued.');
  return rest.reduce(apply, begin(first));
};

/** The events, each followed by one that a newer release might add. */
const withUnknownEvents = ({ events }: Snapshot) =>
  events.flatMap((event, i) => [
    { ...event, seq: 2 * i + 1 },
    { ...event, seq: 2 * i + 2, nonce: `unknown${i}`, type: 'TaskPraised', praise: ['Ada'] },
  ]);
