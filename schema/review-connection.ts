import { limits } from '../contract/limits.ts';
import { builder } from './builder.ts';
import { PageInfoRef } from './page-info.ts';
import { ReviewRef, type TaskReview } from './review.ts';
import { ReviewFilterInput } from './review-filter.ts';
import type { ReviewPage } from './review-page.ts';
import { ReviewSortRef } from './review-sort.ts';

const ReviewEdgeRef = builder
  .objectRef<{ readonly cursor: string; readonly node: TaskReview }>('ReviewEdge')
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
    totalCount: t.exposeInt('totalCount', { description: 'Reviews that match the filter.' }),
  }),
});

/** The arguments of every field that lists a task's reviews. */
export const reviewPageArgs = builder.args((t) => ({
  first: t.int({
    required: true,
    defaultValue: limits.reviewsPage.default,
    description: '1 to 1000.',
  }),
  after: t.string({
    description: `The cursor of an edge: the page continues after that review. A cursor is valid only for the \`sort\` it
was returned with; any other fails with INVALID_CURSOR. \`where\` may change. While reviews are still being added, pages
neither repeat nor skip a review that was there when the first page was read.`,
  }),
  where: t.field({ type: ReviewFilterInput }),
  sort: t.field({
    type: ReviewSortRef,
    required: true,
    defaultValue: 'NEWEST',
    description:
      'Reviews that lack the value they are sorted by come last; ties keep the order of collection.',
  }),
}));
