import type { ScheduleListFieldsFragment } from '@reviewcast/client/documents';
import { count, kindNames } from '../task/status-text.ts';
import type { Paint } from '../terminal/paint.ts';
import { type Column, tableLines } from '../terminal/table.ts';
import { ago, localTime } from '../terminal/times.ts';

/** A table of schedules. */
export const scheduleTable = (
  schedules: readonly ScheduleListFieldsFragment[],
  columns: number,
  paint: Paint,
): string[] =>
  schedules.length === 0
    ? ['No schedules.']
    : tableLines(scheduleColumns, schedules, columns, paint);

const scheduleColumns: readonly Column<ScheduleListFieldsFragment>[] = [
  { title: 'SCHEDULE', text: ({ id }) => id, tone: () => 'dim' },
  { title: 'KIND', text: ({ kind }) => kindNames[kind], rank: 2 },
  { title: 'PRODUCT', text: ({ productName }) => productName, minWidth: 12 },
  { title: 'RUNS', text: (schedule) => recurrence(schedule), minWidth: 8 },
  {
    title: 'NEXT',
    text: ({ pausedSince, nextRunAt, refusal }) => {
      if (pausedSince !== null) return 'paused';
      if (refusal !== null) return 'refused';
      return nextRunAt === null ? '' : ago(nextRunAt);
    },
    tone: ({ pausedSince, refusal }) =>
      pausedSince === null && refusal === null ? undefined : 'yellow',
    align: 'right',
    rank: 1,
  },
  { title: 'LAST', text: ({ lastTask }) => lastTask?.status ?? '', rank: 3 },
];

/** When a schedule runs: "every 6h", "0 9 * * 1 (Europe/Berlin)". */
const recurrence = ({ cron, timeZone, everySeconds }: ScheduleListFieldsFragment): string => {
  if (cron !== null) return `${cron} (${timeZone ?? 'UTC'})`;
  const seconds = everySeconds ?? 0;
  const [unit, length] = units.find(([, length]) => seconds % length === 0) ?? ['s', 1];
  return `every ${seconds / length}${unit}`;
};

const units = [
  ['w', 604_800],
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
] as const;

/** One schedule with all its options. */
export const scheduleDetails = (schedule: ScheduleListFieldsFragment, paint: Paint): string[] => {
  const { id, kind, productName, maxReviews, sources, productUrls, lastTask } = schedule;
  const { pausedSince, nextRunAt, refusal } = schedule;
  const fields: [string, string | undefined][] = [
    ['schedule', id],
    ['kind', kindNames[kind]],
    ['runs', recurrence(schedule)],
    ['next', nextRunAt === null ? undefined : `${localTime(nextRunAt)} (${ago(nextRunAt)})`],
    ['refused', refusal === null ? undefined : `${refusal} Trying every 30 s.`],
    [
      'paused',
      pausedSince === null ? undefined : `${localTime(pausedSince)} (${ago(pausedSince)})`,
    ],
    ['max', count(maxReviews, 'review')],
    ['sources', sources.length > 0 ? sources.join(', ') : 'every configured one'],
    ['pages', productUrls.length > 0 ? productUrls.join(' ') : undefined],
    [
      'last run',
      lastTask ? `${lastTask.status}, ${ago(lastTask.createdAt)}: ${lastTask.id}` : undefined,
    ],
    ['new', lastTask?.newReviews == null ? undefined : count(lastTask.newReviews, 'review')],
  ];
  return [
    paint('bold', productName),
    ...fields.flatMap(([name, text]) =>
      text === undefined ? [] : [`${paint('dim', name.padEnd(10))}${text}`],
    ),
  ];
};
