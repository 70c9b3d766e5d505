const taskId = 't0123456789abcdef0123456789abcdef';

/** Bodies as the API accepts and returns them. */
export const examples = {
  start: { product_name: 'Brass kettle', max_reviews: 200 },
  started: { task_id: taskId, status: 'PENDING' },
  pending: { task_id: taskId, status: 'STARTED', result: null, error: null },
  success: {
    task_id: taskId,
    status: 'SUCCESS',
    result: {
      product_name: 'Brass kettle',
      total: 1,
      average_rating: 4,
      rating_histogram: [0, 0, 0, 1, 0],
      complete: true,
      reviews: [
        {
          id: `${taskId}-5f2b8c`,
          fingerprint: '5f2b8c',
          source: 'woocommerce',
          kind: 'store',
          author: 'Ann',
          title: null,
          body: 'Boils quickly.',
          rating: 4,
          url: 'https://shop.example/kettle#review-1',
          published_at: '2026-11-20T09:30:00.000Z',
          verified_purchase: true,
          helpful_votes: 3,
          product_title: 'Brass kettle, 1.5 l',
          sentiment: 0.4,
        },
      ],
    },
    error: null,
  },
  failure: {
    task_id: taskId,
    status: 'FAILURE',
    result: null,
    error: 'No source could be read.',
  },
  unknown: {
    task_id: taskId,
    status: 'FAILURE',
    result: null,
    error: `No task has the ID "${taskId}", or it has expired.`,
    code: 'TASK_NOT_FOUND',
  },
};
