import type { ReviewKind, ScheduleFieldsFragment } from '../../generated/graphql.ts';
import { type FieldErrors, validateStart } from '../start/start-values.ts';

/** What the form of a schedule holds. */
export interface ScheduleValues {
  readonly kind: ReviewKind;
  readonly productName: string;
  readonly maxReviews: string;
  /** Names. Empty for every configured source. */
  readonly sources: readonly string[];
  /** Separated by white space. For stores only. */
  readonly productUrls: string;
  /** Seconds as text, or one of the two custom choices. */
  readonly frequency: string;
  /** For a custom interval: how many units. */
  readonly count: string;
  /** For a custom interval: the length of the unit, in seconds. */
  readonly unit: string;
  /** For custom times. */
  readonly cron: string;
  readonly timeZone: string;
}

export const customInterval = 'interval';
export const customTimes = 'cron';

/** The intervals offered without typing. */
export const frequencies = [
  { value: '3600', label: 'Every hour' },
  { value: '21600', label: 'Every 6 hours' },
  { value: '86400', label: 'Every day' },
  { value: '604800', label: 'Every week' },
  { value: customInterval, label: 'Custom interval' },
  { value: customTimes, label: 'Custom times (cron)' },
] as const;

export const intervalUnits = [
  { value: '60', label: 'minutes' },
  { value: '3600', label: 'hours' },
  { value: '86400', label: 'days' },
] as const;

export const newSchedule = (): ScheduleValues => ({
  kind: 'STORE',
  productName: '',
  maxReviews: '200',
  sources: [],
  productUrls: '',
  frequency: '86400',
  count: '12',
  unit: '3600',
  cron: '0 9 * * 1',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

/** The values with which the form edits a schedule. */
export const scheduleValuesOf = (schedule: ScheduleFieldsFragment): ScheduleValues => {
  const { kind, productName, maxReviews, sources, productUrls, cron, timeZone } = schedule;
  const defaults = newSchedule();
  return {
    ...defaults,
    kind,
    productName,
    maxReviews: String(maxReviews),
    sources,
    productUrls: productUrls.join('\n'),
    cron: cron ?? defaults.cron,
    timeZone: timeZone ?? defaults.timeZone,
    ...frequencyOf(schedule),
  };
};

const frequencyOf = ({ cron, everySeconds }: ScheduleFieldsFragment) => {
  if (cron !== null || everySeconds === null) return { frequency: customTimes };
  if (frequencies.some(({ value }) => value === String(everySeconds))) {
    return { frequency: String(everySeconds) };
  }
  const unit =
    intervalUnits.findLast(({ value }) => everySeconds % Number(value) === 0)?.value ?? '60';
  return { frequency: customInterval, count: String(everySeconds / Number(unit)), unit };
};

/** The schedule as the API takes it. */
export const scheduleInputOf = (values: ScheduleValues) => {
  const { kind, productName, sources, frequency, cron, timeZone } = values;
  return {
    kind,
    productName: productName.trim(),
    maxReviews: numberIn(values.maxReviews),
    ...(sources.length > 0 && { sources: [...sources] }),
    ...(kind === 'STORE' && { productUrls: urlsIn(values.productUrls) }),
    ...(frequency === customTimes ? { cron, timeZone } : { everySeconds: secondsIn(values) }),
  };
};

/** Why a field cannot be submitted, by field. Empty if all can. */
export const validateSchedule = (
  values: ScheduleValues,
): FieldErrors & { readonly everySeconds?: string } => {
  const { kind, productName } = values;
  const seconds = secondsIn(values);
  const isPossible = Number.isInteger(seconds) && seconds >= 60 && seconds <= secondsInYear;
  return {
    ...validateStart({
      kinds: [kind],
      productName,
      maxReviews: numberIn(values.maxReviews),
      productUrls: urlsIn(values.productUrls),
    }),
    ...(values.frequency !== customTimes &&
      !isPossible && { everySeconds: 'Enter an interval from 1 minute to 365 days.' }),
  };
};

const secondsIn = ({ frequency, count, unit }: ScheduleValues): number =>
  frequency === customInterval ? numberIn(count) * Number(unit) : Number(frequency);

const secondsInYear = 31_536_000;

const urlsIn = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** NaN for an empty text. */
const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));
