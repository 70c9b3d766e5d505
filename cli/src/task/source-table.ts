import type { SourceFieldsFragment } from '@reviewcast/client/documents';
import { wrap } from '../terminal/line.ts';
import type { Paint } from '../terminal/paint.ts';
import { type Column, tableLines } from '../terminal/table.ts';
import { ago } from '../terminal/times.ts';
import { kindNames } from './status-text.ts';

/** A table of sources, each followed by what to do if it is not ready. */
export const sourceLines = (
  sources: readonly SourceFieldsFragment[],
  columns: number,
  paint: Paint,
): string[] => {
  const [header = '', ...rows] = tableLines(sourceColumns, sources, columns, paint);
  return [
    header,
    ...rows.flatMap((row, i) => {
      const note = sources[i]?.note;
      if (note === null || note === undefined) return [row];
      return [row, ...wrap(note, columns - 4, '').map((line) => `    ${paint('dim', line)}`)];
    }),
  ];
};

const sourceColumns: readonly Column<SourceFieldsFragment>[] = [
  { title: 'SOURCE', text: ({ title }) => title, minWidth: 10 },
  { title: 'NAME', text: ({ name }) => name, rank: 1 },
  { title: 'KIND', text: ({ kind }) => kindNames[kind], rank: 5 },
  {
    title: 'STATE',
    text: (source) => stateOf(source).text,
    tone: (source) => stateOf(source).tone,
  },
  {
    title: 'LIMIT',
    text: ({ limit }) => (limit ? `${limit.used}/${limit.requests} per ${limit.seconds}s` : ''),
    tone: ({ limit }) => (limit && limit.used >= limit.requests ? 'yellow' : undefined),
    align: 'right',
    rank: 3,
  },
  {
    title: 'LAST SUCCESS',
    text: ({ lastSuccessAt }) => (lastSuccessAt === null ? '' : ago(lastSuccessAt)),
    align: 'right',
    rank: 4,
  },
  {
    title: 'LAST ERROR',
    text: ({ lastError, lastErrorAt }) =>
      lastError && lastErrorAt !== null ? `${ago(lastErrorAt)}: ${lastError.code}` : '',
    tone: (source) => (isFailing(source) ? 'red' : 'dim'),
    minWidth: 14,
    rank: 2,
  },
];

/** Whether the last failure is newer than the last success. */
const isFailing = ({ lastErrorAt, lastSuccessAt }: SourceFieldsFragment): boolean =>
  lastErrorAt !== null &&
  (lastSuccessAt === null || Date.parse(lastErrorAt) > Date.parse(lastSuccessAt));

const stateOf = ({ configured, cooldownUntil, note }: SourceFieldsFragment) => {
  if (!configured) return { text: 'not configured', tone: 'dim' as const };
  if (cooldownUntil !== null && Date.parse(cooldownUntil) > Date.now()) {
    return { text: `cooling down, back ${ago(cooldownUntil)}`, tone: 'yellow' as const };
  }
  return note === null
    ? { text: 'ready', tone: 'green' as const }
    : { text: 'not ready', tone: 'yellow' as const };
};
