import { describe, expect, test } from 'vitest';
import { errorsOf, execute } from '../support/schema/execute.ts';
import { portsOver } from '../support/schema/ports.ts';

const { context, calls } = portsOver({});

const schedule = (input: Record<string, unknown>) =>
  execute(
    `mutation ($input: ScheduleReviewsInput!) {
      scheduleReviews(input: $input) {
        id kind productName maxReviews sources productUrls cron timeZone everySeconds nextRunAt lastTask { id }
      }
    }`,
    context,
    { input: { kind: 'STORE', productName: 'Brass kettle', ...input } },
  );

test('a schedule with an interval has no time zone; without sources it asks every configured one', async () => {
  expect(await schedule({ productName: ' Brass kettle ', everySeconds: 60 })).toEqual({
    data: {
      scheduleReviews: {
        id: 's1',
        kind: 'STORE',
        productName: 'Brass kettle',
        maxReviews: 200,
        sources: [],
        productUrls: [],
        cron: null,
        timeZone: null,
        everySeconds: 60,
        nextRunAt: null,
        lastTask: null,
      },
    },
  });
  expect(calls.at(-1)).toMatchObject(['schedule', { sources: null }]);
});

test('a schedule with a cron pattern uses the given time zone, by default UTC', async () => {
  const recurrenceOf = async (input: Record<string, unknown>) =>
    (await schedule({ cron: '30 9 * * 1-5', ...input })).data?.['scheduleReviews'];
  expect(await recurrenceOf({})).toMatchObject({ cron: '30 9 * * 1-5', timeZone: 'UTC' });
  expect(await recurrenceOf({ timeZone: 'Europe/Berlin' })).toMatchObject({
    timeZone: 'Europe/Berlin',
    everySeconds: null,
  });
});

describe('rejects invalid input:', () => {
  const pattern =
    'a cron pattern of five fields (minute, hour, day, month, weekday) that matches some date';
  test.each<[Record<string, unknown>, string]>([
    [{}, `cron is null; it must be ${pattern}, unless everySeconds is set.`],
    [
      { cron: '0 9 * * *', everySeconds: 60 },
      'everySeconds is 60; it must be omitted when cron is set.',
    ],
    [{ everySeconds: 59 }, 'everySeconds is 59; it must be 60 to 31536000.'],
    [{ everySeconds: 31_536_001 }, 'everySeconds is 31536001; it must be 60 to 31536000.'],
    [{ cron: '* * * * * *' }, `cron is "* * * * * *"; it must be ${pattern}.`],
    [{ cron: '@daily' }, `cron is "@daily"; it must be ${pattern}.`],
    [{ cron: '61 9 * * *' }, `cron is "61 9 * * *"; it must be ${pattern}.`],
    ...[
      '0 9 31 2 *',
      '0 0 30 2 *',
      '0 0 31 4 *',
      '0 0 31 2,4,6,9,11 *',
      '0 0 30,31 FEB,FEB ?',
      '* * 31 4,6 *',
    ].map((cron): [Record<string, unknown>, string] => [
      { cron },
      `cron is "${cron}"; it must be ${pattern}.`,
    ]),
    [
      { cron: `0 9 * * ${'1,'.repeat(50)}1` },
      `cron is "0 9 * * ${'1,'.repeat(35)}1… (111 characters); it must be at most 100 characters.`,
    ],
    [
      { cron: '0 9 * * *', timeZone: 'Mars/Base' },
      'timeZone is "Mars/Base"; it must be a time zone name, such as UTC or Europe/Berlin.',
    ],
    [
      { everySeconds: 60, kind: 'GOOGLE', productUrls: ['https://shop.example/kettle'] },
      'productUrls is ["https://shop.example/kettle"]; it must be omitted: no GOOGLE source reads product pages.',
    ],
    [
      { everySeconds: 60, sources: ['reddit'] },
      expect.stringMatching(/^sources\[0\] is "reddit".*a source of COMMUNITY reviews\.$/),
    ],
    [{ everySeconds: 60, maxReviews: 1001 }, 'maxReviews is 1001; it must be 1 to 1000.'],
    [{ everySeconds: 60, productName: '' }, 'productName is ""; it must be 1 to 200 characters.'],
  ])('%j', async (input, message) => {
    expect(errorsOf(await schedule(input))).toEqual([{ code: 'BAD_USER_INPUT', message }]);
  });
});

test.each([
  '0 0 29 2 *',
  '0 0 31 4-6 *',
  '0 0 31 4,6 1',
  '0 0 L 2,4 *',
  '0 0 31 */2 *',
  '0 0 * 2 1#5',
])('accepts %s, which some date matches', async (cron) => {
  expect((await schedule({ cron })).errors).toBeUndefined();
});

test.each([60, 31_536_000])('accepts an interval of %i seconds', async (everySeconds) => {
  expect((await schedule({ everySeconds })).errors).toBeUndefined();
});

test('deleting an unknown schedule is an error', async () => {
  expect(errorsOf(await execute('mutation { deleteSchedule(id: "s0") }', context))).toEqual([
    { code: 'SCHEDULE_NOT_FOUND', message: 'No schedule has the ID "s0".' },
  ]);
});
