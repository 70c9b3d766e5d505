import { type Endpoint, request } from '@reviewcast/client';
import {
  type ReviewFieldsFragment,
  type ReviewFilter,
  type ReviewSort,
  TaskReviewsDocument,
  type TaskReviewsQuery,
  type TaskReviewsQueryVariables,
} from '@reviewcast/client/documents';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import type { CommandContext } from '../command-context.ts';
import { idOf } from '../command-input.ts';
import { connectToServer } from '../connect-to-server.ts';
import { addReviewFilterOptions, reviewFilterOf } from '../reviews/review-filter.ts';
import { noTask } from '../task/read-task.ts';
import { reviewLines } from '../task/review-lines.ts';
import { paintFor } from '../terminal/paint.ts';
import { columnsOf } from '../terminal/terminal-out.ts';
import { wholeNumber } from './option-types.ts';

/** `reviews <id>`: prints the reviews that a task has collected so far, in any state. */
export const addReviewsCommand = (program: Command, context: CommandContext): void => {
  const reviews = program
    .command('reviews')
    .description('print the reviews that a task has collected so far')
    .argument('<id>', 'the ID of the task')
    .addOption(
      new Option('--sort <order>', 'the order').choices(Object.keys(sorts)).default('newest'),
    )
    .option('--limit <n>', 'at most this many (default: 20)', wholeNumber(1))
    .option('--all', 'all of them')
    .option('--full', 'whole texts, instead of their first lines')
    .option('--json', 'print one JSON object per line, one per review');
  addReviewFilterOptions(reviews);
  reviews.action(async () => {
    const id = idOf(reviews);
    const options = optionsSchema.parse(reviews.opts());
    const { json, full } = options;
    const endpoint = connectToServer(reviews, context.env);
    const { out, env, signal } = context;
    const selection = {
      where: reviewFilterOf(reviews),
      sort: sorts[options.sort],
      limit: options.all ? Number.MAX_SAFE_INTEGER : options.limit,
    };
    const paint = paintFor(out, env);
    let shown = 0;
    let total = 0;
    for await (const page of pagesOf(endpoint, id, selection, signal)) {
      for (const review of page.reviews) {
        const lines = json
          ? [JSON.stringify(review)]
          : [...(shown > 0 ? [''] : []), ...reviewLines(review, columnsOf(out), paint, full)];
        out.write(`${lines.join('\n')}\n`);
        shown += 1;
      }
      total = page.total;
    }
    if (json) return;
    if (total === 0) out.write('No reviews.\n');
    else if (shown < total) {
      out.write(paint('dim', `\n${shown} of ${total}. --limit shows more, --all shows all.\n`));
    }
  });
};

const sorts = {
  newest: 'NEWEST',
  oldest: 'OLDEST',
  'highest-rated': 'HIGHEST_RATED',
  'lowest-rated': 'LOWEST_RATED',
  'most-helpful': 'MOST_HELPFUL',
} as const satisfies Record<string, ReviewSort>;

const optionsSchema = z.object({
  sort: z.enum(['newest', 'oldest', 'highest-rated', 'lowest-rated', 'most-helpful']),
  limit: z.number().default(20),
  all: z.boolean().default(false),
  full: z.boolean().default(false),
  json: z.boolean().default(false),
});

interface Selection {
  readonly where: ReviewFilter;
  readonly sort: ReviewSort;
  readonly limit: number;
}

interface Page {
  readonly reviews: readonly ReviewFieldsFragment[];
  readonly total: number;
}

async function* pagesOf(
  endpoint: Endpoint,
  id: string,
  { where, sort, limit }: Selection,
  signal: AbortSignal,
): AsyncGenerator<Page> {
  let after: string | null = null;
  let left = limit;
  for (;;) {
    const variables: TaskReviewsQueryVariables = {
      id,
      first: Math.min(pageSize, left),
      after,
      where,
      sort,
    };
    const { taskStatus }: TaskReviewsQuery = await request(
      endpoint,
      TaskReviewsDocument,
      variables,
      { signal },
    );
    if (!taskStatus) throw noTask(id);
    const { edges, pageInfo, totalCount } = taskStatus.reviews;
    yield { reviews: edges.map(({ node }) => node), total: totalCount };
    left -= edges.length;
    if (!pageInfo.hasNextPage || left <= 0) return;
    after = pageInfo.endCursor;
  }
}

const pageSize = 200;
