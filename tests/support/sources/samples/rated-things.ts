import { readReviewedItems } from '../../../../worker/parsing/structured-data/reviewed-things.ts';
import { recorded } from './recorded.ts';

/** Everything on a recorded page that has a rating or reviews, below the filter for products. */
export const ratedThings = (name: string) =>
  readReviewedItems(recorded(name), () => true).filter(
    ({ statedRating, reviews }) => statedRating !== null || reviews.length > 0,
  );
