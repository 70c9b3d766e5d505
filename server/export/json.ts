import type { ReviewBatches } from './exported-review.ts';

/** One JSON object a line. @see https://jsonlines.org */
export async function* jsonLines(batches: ReviewBatches): AsyncGenerator<string> {
  for await (const batch of batches) {
    yield batch.map((review) => `${JSON.stringify(review)}\n`).join('');
  }
}

/** A JSON array with one review a line. */
export async function* json(batches: ReviewBatches): AsyncGenerator<string> {
  let before = '[\n';
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    yield `${before}${batch.map((review) => JSON.stringify(review)).join(',\n')}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
