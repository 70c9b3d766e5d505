/** The bounds of what callers may ask, the same for every deployment. */
export const limits = {
  /** Characters of a product name, behind trimming. */
  productName: { min: 1, max: 200 },
  /** Reviews that one task collects at most. */
  maxReviews: { min: 1, max: 1000, default: 200 },
  /** Product pages that a caller may name. */
  productUrls: { max: 20 },
  /** Characters of one product page's address. */
  productUrl: { max: 2000 },
  /** Characters of an idempotency key. */
  idempotencyKey: { min: 1, max: 200 },
  /** Characters of a schedule's cron pattern. */
  cron: { max: 100 },
  /** Seconds between two runs of a schedule: a minute to a year. */
  everySeconds: { min: 60, max: 31_536_000 },
  /** Tasks in one page of a listing. */
  tasksPage: { min: 1, max: 100, default: 20 },
  /** Reviews in one page of a listing. */
  reviewsPage: { min: 1, max: 1000, default: 50 },
  /** Events in one page for pollers. */
  eventsPage: { min: 1, max: 1000, default: 100 },
} as const;
