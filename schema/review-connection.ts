import type { Review } from '../contract/review.ts';
import { builder } from './builder.ts';
import { PageInfoRef } from './page-info.ts';
import { ReviewRef } from './review.ts';
import type { ReviewPage } from './review-page.ts';
import { ReviewSortRef } from './review-sort.ts';

const ReviewEdgeRef = builder
  .objectRef<{ readonly cursor: string; readonly node: Review }>('ReviewEdge')
  .implement({
    fields: (t) => ({
      cursor: t.exposeString('cursor'),
      node: t.expose('node', { type: ReviewRef }),
    }),
  });

export const ReviewConnectionRef = builder.objectRef<ReviewPage>('ReviewConnection').implement({
  fields: (t) => ({
    edges: t.expose('edges', { type: [ReviewEdgeRef] }),
    pageInfo: t.expose('pageInfo', { type: PageInfoRef }),
    totalCount: t.exposeInt('totalCount'),
  }),
});

/** The arguments of every field that lists a task's reviews. */
export const reviewPageArgs = builder.args((t) => ({
  first: t.int({ defaultValue: 50, description: '1 to 1000.' }),
  after: t.string({
    description:
      'The cursor of an edge: the page holds what stands behind that review, in the order as it is now. While reviews are still being added, pages repeat none and skip none that was there at the first page.',
  }),
  source: t.string(),
  minRating: t.float({ description: '1 to 5; leaves out reviews without a rating.' }),
  sort: t.field({
    type: ReviewSortRef,
    defaultValue: 'NEWEST',
    description:
      'Reviews without the value that it goes by come last; equal ones stay in the order of collecting.',
  }),
}));
