import type {
  ReviewKind,
  ScheduleListFieldsFragment,
  ScheduleReviewsInput,
} from '@reviewcast/client/documents';

/** What changes; what is left out stays. Empty sources stand for every configured one. */
export interface ScheduleChanges {
  readonly kind?: ReviewKind;
  readonly productName?: string;
  readonly maxReviews?: number;
  readonly sources?: string[];
  readonly productUrls?: string[];
  readonly cron?: string;
  readonly timeZone?: string;
  readonly everySeconds?: number;
}

/** The whole of a changed schedule. Another kind has other sources and pages, so it keeps neither. */
export const mergeSchedule = (
  current: ScheduleListFieldsFragment,
  changes: ScheduleChanges,
): ScheduleReviewsInput => {
  const { kind = current.kind, productName = current.productName } = changes;
  const isSameKind = kind === current.kind;
  const sources = changes.sources ?? (isSameKind ? current.sources : []);
  const productUrls = changes.productUrls ?? (isSameKind ? current.productUrls : []);
  return {
    kind,
    productName,
    maxReviews: changes.maxReviews ?? current.maxReviews,
    ...(sources.length > 0 ? { sources } : {}),
    ...(productUrls.length > 0 ? { productUrls } : {}),
    ...timesOf(current, changes),
  };
};

/** Either an interval or a cron pattern. A new pattern keeps the time zone of the one it replaces. */
const timesOf = (current: ScheduleListFieldsFragment, changes: ScheduleChanges) => {
  if (changes.everySeconds !== undefined) return { everySeconds: changes.everySeconds };
  const cron = changes.cron ?? current.cron;
  if (cron === null) return { everySeconds: current.everySeconds };
  return { cron, timeZone: changes.timeZone ?? current.timeZone ?? 'UTC' };
};
