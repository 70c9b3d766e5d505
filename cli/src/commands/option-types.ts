import type { ReviewKind, TaskStatus } from '@reviewcast/client/documents';
import { Argument, InvalidArgumentError } from 'commander';
import { z } from 'zod';

/** Parses a whole number within bounds, both inclusive. */
export const wholeNumber =
  (min = 0, max = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    const limits = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
    throw new InvalidArgumentError(`Expected a whole number ${limits}.`);
  };

/** Parses an instant: an ISO 8601 date or date and time (local unless it names a zone), or how long ago it was, such as 90m or 7d. */
export const instant = (text: string): string => {
  const [, count, unit = ''] = /^(\d+)([smhdw])$/.exec(text) ?? [];
  const seconds = unitSeconds[unit];
  if (count !== undefined && seconds !== undefined) return past(Number(count) * seconds, text);
  // JavaScript reads a date alone as UTC, and a date with a time as local.
  const time = Date.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00` : text);
  if (/^\d{4}-/.test(text) && !Number.isNaN(time)) return new Date(time).toISOString();
  throw invalidInstant();
};

const past = (seconds: number, text: string): string => {
  const date = new Date(Date.now() - seconds * 1000);
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError(`${text} is too long ago.`);
  return date.toISOString();
};

const invalidInstant = () =>
  new InvalidArgumentError(
    'Expected a time ago such as 30m, 12h, or 7d, or a date such as 2026-11-24T08:30.',
  );

/** Parses an interval in seconds: a whole number, or one with a unit, such as 90m, 12h, or 7d. */
export const interval = (text: string): number => {
  const [, count, unit = 's'] = /^(\d+)([smhdw])?$/.exec(text) ?? [];
  const seconds = unitSeconds[unit];
  if (count !== undefined && seconds !== undefined) return Number(count) * seconds;
  throw new InvalidArgumentError(
    'Expected an interval such as 90m, 12h, or 7d, or a number of seconds.',
  );
};

const unitSeconds: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
};

/** The kinds by the names that arguments use. */
export const kinds = {
  community: 'COMMUNITY',
  store: 'STORE',
  google: 'GOOGLE',
} as const satisfies Record<string, ReviewKind>;

/** The argument that names one kind. */
export const kindArgument = (): Argument =>
  new Argument('<kind>', 'the kind of reviews').choices(Object.keys(kinds));

/** What {@link kindArgument} accepts. */
export const kindName = z.enum(['community', 'store', 'google']);

const kind = (text: string): ReviewKind => oneOf(kinds, text);

export const kindList = (text: string, previous: readonly ReviewKind[] = []): ReviewKind[] => [
  ...previous,
  ...parts(text).map(kind),
];

export const statusList = (text: string, previous: readonly TaskStatus[] = []): TaskStatus[] => [
  ...previous,
  ...parts(text).map((part) => oneOf(statuses, part)),
];

/** States by their own names and by those that the tables use. */
const statuses = {
  pending: 'PENDING',
  waiting: 'PENDING',
  started: 'STARTED',
  running: 'STARTED',
  retry: 'RETRY',
  success: 'SUCCESS',
  succeeded: 'SUCCESS',
  failure: 'FAILURE',
  failed: 'FAILURE',
  revoked: 'REVOKED',
  canceled: 'REVOKED',
} as const satisfies Record<string, TaskStatus>;

const parts = (text: string): string[] => text.split(',').filter((part) => part !== '');

const oneOf = <Value>(values: Readonly<Record<string, Value>>, text: string): Value => {
  const name = text.toLowerCase();
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value !== undefined) return value;
  throw new InvalidArgumentError(`Allowed choices are ${Object.keys(values).join(', ')}.`);
};
