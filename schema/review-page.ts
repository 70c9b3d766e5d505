import { z } from 'zod';
import { limits } from '../contract/limits.ts';
import type { Review } from '../contract/review.ts';
import { badInput } from './errors.ts';
import { type PageInfo, pageInfoOf } from './page-info.ts';
import { pageSize } from './page-size.ts';
import { parseInput } from './parse-input.ts';
import type { TaskReview } from './review.ts';
import { meets, reviewFilterSchema } from './review-filter.ts';
import { type ReviewSort, sorted } from './review-sort.ts';

/**
 * Reads one page of a task's reviews.
 *
 * `after` names a review, and the page holds what stands behind that review in the order asked for, as it is now. While
 * reviews are still being added the pages neither repeat nor skip any review that was there at the first of them; one that
 * is added meanwhile comes if its place is behind the cursor.
 *
 * @param collect is asked once the arguments are found to be right; gives the reviews in the order of collecting.
 * @throws BAD_USER_INPUT for `first` or a condition of `where` out of bounds, an unknown source, a cursor that names none of the reviews.
 */
export const reviewPage = async (
  taskId: string,
  collect: () => Promise<readonly Review[]>,
  args: ReviewPageArgs,
): Promise<ReviewPage> => {
  const size = pageSize(args.first, limits.reviewsPage);
  const { where } = parseInput(whereSchema, args);
  const fits = (review: Review) => meets(where ?? {}, review);

  const inOrder = sorted(await collect(), args.sort ?? 'NEWEST');
  const fitting = inOrder.filter(fits);
  const start = inOrder.slice(0, placeBehind(args.after, inOrder)).filter(fits).length;
  const edges = fitting
    .slice(start, start + size)
    .map((review) => ({ cursor: cursorOf(review), node: { ...review, taskId } }));
  const has = { next: start + size < fitting.length, previous: start > 0 };
  return { edges, pageInfo: pageInfoOf(edges, has), totalCount: fitting.length };
};

export interface ReviewPageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly where?: object | null | undefined;
  readonly sort?: ReviewSort | null | undefined;
}

export interface ReviewPage {
  readonly edges: readonly { readonly cursor: string; readonly node: TaskReview }[];
  readonly pageInfo: PageInfo;
  /** Of all that fit, on every page. */
  readonly totalCount: number;
}

const whereSchema = z.object({ where: reviewFilterSchema.nullish() });

const placeBehind = (after: string | null | undefined, inOrder: readonly Review[]): number => {
  if (after === null || after === undefined) return 0;
  const place = inOrder.findIndex((review) => cursorOf(review) === after);
  if (place < 0) throw badInput('after', after, "the cursor of one of this task's reviews");
  return place + 1;
};

const cursorOf = ({ fingerprint }: Review): string =>
  Buffer.from(fingerprint).toString('base64url');
