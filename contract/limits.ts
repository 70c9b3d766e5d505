/** Limits on input, the same for every deployment. */
export const limits = {
  /** Characters in a product name, after trimming. */
  productName: { min: 1, max: 200 },
  /** The most reviews that one task collects. */
  maxReviews: { min: 1, max: 1000, default: 200 },
  /** The most other places that are kept for a review. */
  copies: { max: 100 },
  /** Product page URLs in one request. */
  productUrls: { max: 20 },
  /** Characters in one product page URL. */
  productUrl: { max: 2000 },
  /** Characters in an idempotency key. */
  idempotencyKey: { min: 1, max: 200 },
  /** Characters in a cron pattern. */
  cron: { max: 100 },
  /** Seconds between two runs of a schedule: one minute to one year. */
  everySeconds: { min: 60, max: 31_536_000 },
  /** Runs of a schedule in one request. */
  runs: { min: 1, max: 100, default: 20 },
  /** Characters in a search for tasks, after trimming. */
  taskSearch: { min: 1, max: 200 },
  /** Characters in the ID of a schedule and the name of an owner, as conditions of a filter. */
  filteredId: { min: 1, max: 64 },
  /** The most tasks that are counted, and that one call of a bulk mutation changes. */
  countedTasks: { max: 10_000 },
  bulkTasks: { max: 10_000 },
  /** Tasks per page. */
  tasksPage: { min: 1, max: 100, default: 20 },
  /** Characters in a search in reviews, after trimming. */
  reviewSearch: { min: 1, max: 200 },
  /** Reviews per page. */
  reviewsPage: { min: 1, max: 1000, default: 50 },
  /** Themes of a summary, and quotes of a theme. */
  themes: { min: 1, max: 50, default: 10 },
  quotes: { min: 1, max: 10, default: 3 },
  /** Characters in the key of a theme, as a condition of a filter. */
  themeKey: { min: 1, max: 100 },
  /** Events per page. */
  eventsPage: { min: 1, max: 1000, default: 100 },
} as const;
