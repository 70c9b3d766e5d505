import { z } from 'zod';
import type { ReviewKind } from '../contract/kinds.ts';
import { limits } from '../contract/limits.ts';
import type { ScheduleRequest } from './context.ts';
import { hasNextRun } from './cron.ts';
import { badInput } from './errors.ts';
import { parseInput } from './parse-input.ts';
import { type FetchInput, taskRequest } from './task-request.ts';

/**
 * Validates the input of `scheduleReviews`: what to collect, as for a single task, and when.
 *
 * @throws BAD_USER_INPUT for the first invalid field.
 */
export const scheduleRequest = (input: ScheduleInput): ScheduleRequest => {
  const { kind, productName, maxReviews, sources, productUrls } = taskRequest(input.kind, input);
  if (productUrls.length > 0 && kind !== 'STORE') {
    throw badInput('productUrls', productUrls, `omitted: no ${kind} source reads product pages`);
  }
  return {
    kind,
    productName,
    maxReviews,
    sources: sources ? [...sources] : null,
    productUrls: [...productUrls],
    ...recurrenceOf(input),
  };
};

type ScheduleInput = FetchInput & Recurrence & { readonly kind: ReviewKind };

interface Recurrence {
  readonly cron?: string | null | undefined;
  readonly timeZone: string;
  readonly everySeconds?: number | null | undefined;
}

const recurrenceOf = (
  input: Recurrence,
): Pick<ScheduleRequest, 'cron' | 'timeZone' | 'everySeconds'> => {
  const { cron, timeZone, everySeconds } = parseInput(recurrenceSchema, {
    cron: input.cron,
    timeZone: input.timeZone,
    everySeconds: input.everySeconds,
  });
  if (cron === null) {
    if (everySeconds !== null) return { cron, timeZone: null, everySeconds };
    throw badInput('cron', null, `${validPattern}, unless everySeconds is set`);
  }
  if (everySeconds !== null) {
    throw badInput('everySeconds', everySeconds, 'omitted when cron is set');
  }
  if (!hasNextRun(cron)) throw badInput('cron', cron, validPattern);
  return { cron, timeZone, everySeconds };
};

const validPattern =
  'a cron pattern of five fields (minute, hour, day, month, weekday) that matches some date';

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
};

const { min, max } = limits.everySeconds;

const recurrenceSchema = z.object({
  cron: z
    .string()
    .trim()
    .max(limits.cron.max, `at most ${limits.cron.max} characters`)
    .refine((pattern) => pattern.split(/\s+/).length === 5, validPattern)
    .nullish()
    .transform((pattern) => pattern ?? null),
  timeZone: z.string().refine(isTimeZone, 'a time zone name, such as UTC or Europe/Berlin'),
  everySeconds: z
    .number()
    .min(min, `${min} to ${max}`)
    .max(max, `${min} to ${max}`)
    .nullish()
    .transform((seconds) => seconds ?? null),
});
