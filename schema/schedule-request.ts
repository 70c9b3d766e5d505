import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';
import type { ReviewKind } from '../contract/kinds.ts';
import { limits } from '../contract/limits.ts';
import type { ScheduleRequest } from './context.ts';
import { badInput } from './errors.ts';
import { parseInput } from './parse-input.ts';
import { type FetchInput, startRequest } from './start-request.ts';

/**
 * What a caller asks to be collected again and again, checked as a single collection is, and when.
 *
 * @throws BAD_USER_INPUT for the first field that holds what it may not.
 */
export const scheduleRequest = (input: ScheduleInput): ScheduleRequest => {
  const { kind, productName, maxReviews, sources, productUrls } = startRequest(input.kind, input);
  if (productUrls.length > 0 && kind !== 'STORE') {
    throw badInput('productUrls', productUrls, `left out: no source of ${kind} reviews reads them`);
  }
  return {
    kind,
    productName,
    maxReviews,
    sources: sources ? [...sources] : null,
    productUrls: [...productUrls],
    ...rhythmOf(input),
  };
};

type ScheduleInput = FetchInput & Rhythm & { readonly kind: ReviewKind };

interface Rhythm {
  readonly cron?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly everySeconds?: number | null | undefined;
}

const rhythmOf = (input: Rhythm): Pick<ScheduleRequest, 'cron' | 'timeZone' | 'everySeconds'> => {
  const { cron, timeZone, everySeconds } = parseInput(rhythmSchema, {
    cron: input.cron,
    timeZone: input.timeZone,
    everySeconds: input.everySeconds,
  });
  if (cron === null) {
    if (everySeconds !== null) return { cron, timeZone: null, everySeconds };
    throw badInput('cron', null, `${patternForm}, where everySeconds is left out`);
  }
  if (everySeconds !== null) {
    throw badInput('everySeconds', everySeconds, 'left out, where there is a cron pattern');
  }
  if (!comesDue(cron, timeZone)) throw badInput('cron', cron, patternForm);
  return { cron, timeZone, everySeconds };
};

const patternForm =
  'a cron pattern of five fields (minute, hour, day, month, weekday) that comes due';

/** Whether it is a pattern, and some instant fits it. */
const comesDue = (cron: string, timeZone: string): boolean => {
  try {
    return CronExpressionParser.parse(cron, { tz: timeZone }).hasNext();
  } catch {
    return false;
  }
};

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
};

const { min, max } = limits.everySeconds;

const rhythmSchema = z.object({
  cron: z
    .string()
    .trim()
    .max(limits.cron.max, `${limits.cron.max} characters at most`)
    .refine((pattern) => pattern.split(/\s+/).length === 5, patternForm)
    .nullish()
    .transform((held) => held ?? null),
  timeZone: z
    .string()
    .refine(isTimeZone, 'the name of a time zone, such as UTC or Europe/Berlin')
    .nullish()
    .transform((held) => held ?? 'UTC'),
  everySeconds: z
    .number()
    .min(min, `${min} to ${max}`)
    .max(max, `${min} to ${max}`)
    .nullish()
    .transform((held) => held ?? null),
});
