import type { LoggedEvent } from '../../../../contract/event.ts';
import type { Review } from '../../../../contract/review.ts';

/** The reviews of a log, with the copies that were found later. */
export const reviewsIn = (events: readonly LoggedEvent[]): Review[] => {
  const copies = events.filter((event) => event.type === 'CopiesFound');
  return events
    .flatMap((event) => (event.type === 'ReviewsFound' ? event.reviews : []))
    .map((review) => ({
      ...review,
      copies: [
        ...review.copies,
        ...copies
          .filter(({ fingerprint }) => fingerprint === review.fingerprint)
          .flatMap((event) => event.copies),
      ],
    }));
};
