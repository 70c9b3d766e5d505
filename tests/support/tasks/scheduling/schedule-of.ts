import type { Schedule } from '../../../../contract/schedule.ts';

/** A schedule that runs once an hour, but for what is said otherwise. */
export const scheduleOf = (differing: Partial<Schedule> = {}): Schedule => ({
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
  ...differing,
});
