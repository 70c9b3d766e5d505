import type { Schedule } from '../../../../contract/schedule.ts';

/** An hourly schedule, unless overridden. */
export const scheduleOf = (overrides: Partial<Schedule> = {}): Schedule => ({
  id: 's1',
  kind: 'STORE',
  productName: 'Brass kettle',
  maxReviews: 200,
  sources: ['woocommerce'],
  productUrls: [],
  cron: null,
  timeZone: null,
  everySeconds: 3600,
  owner: 'owner-1',
  createdAt: 0,
  ...overrides,
});
