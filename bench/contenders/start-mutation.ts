/** What a task is started with. The text `<i>` is replaced with the number of the request. */
export const startInput = '{"productName":"Halden Arc <i> Headphones","maxReviews":200}';

const query = `mutation Start($input: FetchReviewsInput!) {
  fetchCommunityReviews(input: $input) { taskId watchToken joined }
}`;

/** A request that starts a task, and what its response contains. */
export const startMutation = {
  body: `{"query":${JSON.stringify(query)},"variables":{"input":${startInput}}}`,
  expected: '"taskId":"',
};
