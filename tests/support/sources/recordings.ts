import { readFileSync } from 'node:fs';
import { readReviewedPage } from '../../../worker/parsing/structured-data/read-reviewed-page.ts';

/** A response in `tests/sources/recordings/`. Their format is that of the real services; their content is invented. */
export const recording = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

export const jsonRecording = (name: string): unknown => JSON.parse(recording(name));

/** Every item of any type on a recorded page that has a rating or reviews. */
export const ratedItems = (name: string) =>
  readReviewedPage(recording(name)).items.filter(
    ({ stated, reviews }) => stated.rating !== null || reviews.length > 0,
  );

const folder = new URL('../../sources/recordings/', import.meta.url);
