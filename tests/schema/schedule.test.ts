import { describe, expect, test } from 'vitest';
import { errorsOf, execute } from '../support/schema/execute.ts';
import { portsOver } from '../support/schema/ports.ts';

const { context, asked } = portsOver({});

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

test('a schedule with an interval has no time zone, and no sources where it asks all', async () => {
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
  expect(asked.at(-1)).toMatchObject(['schedule', { sources: null }]);
});

test('a schedule with a pattern goes by the time zone that is named, UTC where none is', async () => {
  const rhythmOf = async (input: Record<string, unknown>) =>
    (await schedule({ cron: '30 9 * * 1-5', ...input })).data?.['scheduleReviews'];
  expect(await rhythmOf({})).toMatchObject({ cron: '30 9 * * 1-5', timeZone: 'UTC' });
  expect(await rhythmOf({ timeZone: null })).toMatchObject({ timeZone: 'UTC' });
  expect(await rhythmOf({ timeZone: 'Europe/Berlin' })).toMatchObject({
    timeZone: 'Europe/Berlin',
    everySeconds: null,
  });
});

describe('a schedule is refused for', () => {
  const pattern =
    'a cron pattern of five fields (minute, hour, day, month, weekday) that comes due';
  test.each<[Record<string, unknown>, string]>([
    [{}, `cron is null; it must be ${pattern}, where everySeconds is left out.`],
    [
      { cron: '0 9 * * *', everySeconds: 60 },
      'everySeconds is 60; it must be left out, where there is a cron pattern.',
    ],
    [{ everySeconds: 59 }, 'everySeconds is 59; it must be 60 to 31536000.'],
    [{ everySeconds: 31_536_001 }, 'everySeconds is 31536001; it must be 60 to 31536000.'],
    [{ cron: '* * * * * *' }, `cron is "* * * * * *"; it must be ${pattern}.`],
    [{ cron: '@daily' }, `cron is "@daily"; it must be ${pattern}.`],
    [{ cron: '61 9 * * *' }, `cron is "61 9 * * *"; it must be ${pattern}.`],
    [{ cron: '0 9 31 2 *' }, `cron is "0 9 31 2 *"; it must be ${pattern}.`],
    [
      { cron: `0 9 * * ${'1,'.repeat(50)}1` },
      `cron is "0 9 * * ${'1,'.repeat(35)}1… (111 characters); it must be 100 characters at most.`,
    ],
    [
      { cron: '0 9 * * *', timeZone: 'Mars/Base' },
      'timeZone is "Mars/Base"; it must be the name of a time zone, such as UTC or Europe/Berlin.',
    ],
    [
      { everySeconds: 60, kind: 'GOOGLE', productUrls: ['https://shop.example/kettle'] },
      'productUrls is ["https://shop.example/kettle"]; it must be left out: no source of GOOGLE reviews reads them.',
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

  test.each([60, 31_536_000])('none of %i seconds', async (everySeconds) => {
    expect((await schedule({ everySeconds })).errors).toBeUndefined();
  });
});

test('a schedule that is none cannot be deleted', async () => {
  expect(errorsOf(await execute('mutation { deleteSchedule(id: "s0") }', context))).toEqual([
    { code: 'SCHEDULE_NOT_FOUND', message: 'id is "s0"; there is no such schedule.' },
  ]);
});
