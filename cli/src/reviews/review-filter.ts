import type { ReviewFilter } from '@reviewcast/client/documents';
import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { instant, wholeNumber } from '../commands/option-types.ts';

/** Adds the options that choose among the reviews of a task. */
export const addReviewFilterOptions = (command: Command): Command =>
  command
    .option('--stars <n>', 'with this many stars; repeat it for several', stars)
    .option('--min-rating <n>', 'rated at least this, from 1 to 5', rating)
    .option('--max-rating <n>', 'rated at most this, from 1 to 5', rating)
    .option('--source <name...>', 'from these sources only')
    .option('--words <words>', 'with words that begin with each of these')
    .option('--language <tags...>', 'in these languages: en, de, zh')
    .option(
      '--since <time>',
      'published since then: 12h, 7d, or a date such as 2026-11-24',
      instant,
    )
    .option('--until <time>', 'published before then', instant)
    .option('--verified', 'of verified purchases')
    .option('--with-media', 'with photos or videos')
    .option('--with-reply', 'with a reply by the seller or the maker')
    .option('--new', 'that no earlier run of the schedule had found');

/** The filter that the options of a command describe. */
export const reviewFilterOf = (command: Command): ReviewFilter => {
  const options = optionsSchema.parse(command.opts());
  const filter: ReviewFilter = {
    sources: options.source,
    stars: options.stars,
    minRating: options.minRating,
    maxRating: options.maxRating,
    text: options.words,
    languages: options.language?.flatMap((tags) => tags.split(',')),
    publishedFrom: options.since,
    publishedUntil: options.until,
    verifiedPurchase: options.verified,
    hasMedia: options.withMedia,
    hasReply: options.withReply,
    isNew: options.new,
  };
  return filter;
};

const stars = (text: string, previous: readonly number[] = []): number[] => [
  ...previous,
  ...text.split(',').map(wholeNumber(1, 5)),
];

const rating = (text: string): number => {
  const value = Number(text);
  if (/^\d(\.\d+)?$/.test(text) && value >= 1 && value <= 5) return value;
  throw new InvalidArgumentError('Expected a number from 1 to 5, such as 4 or 3.5.');
};

const optionsSchema = z.object({
  stars: z.array(z.number()).optional(),
  minRating: z.number().optional(),
  maxRating: z.number().optional(),
  source: z.array(z.string()).optional(),
  words: z.string().optional(),
  language: z.array(z.string()).optional(),
  since: z.string().optional(),
  until: z.string().optional(),
  verified: z.literal(true).optional(),
  withMedia: z.literal(true).optional(),
  withReply: z.literal(true).optional(),
  new: z.literal(true).optional(),
});
