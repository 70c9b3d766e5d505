import { z } from 'zod';

/** Something that a review speaks of. */
export const mentionSchema = z.object({
  /** Its nouns in the singular, joined by hyphens: ear-pad. Equal in all reviews that speak of the same. */
  key: z.string(),
  /** The nouns as the review has them, if they are not those of the key: ear pads. */
  label: z.string().optional(),
  /** The sentence that says it best, as offsets in {@link reviewText}. Both are 0 if no sentence does. */
  from: z.int().min(0),
  to: z.int().min(0),
  /** How favorable the review is about it, from -1 to 1; 0 if it takes no side. */
  tone: z.number().min(-1).max(1),
  /**
   * An aspect of products in general, such as price; what the review calls the product: this kettle; what its author has: my skin; or what
   * people speak of most often, whatever they talk about: water.
   */
  kind: z.enum(['aspect', 'product', 'own', 'everyday']).optional(),
});

export type Mention = z.infer<typeof mentionSchema>;

interface Texts {
  readonly title: string | null;
  readonly body: string;
  readonly pros: readonly string[];
  readonly cons: readonly string[];
}

/** Everything that the author of a review wrote, one text after the other on lines of their own. */
export const reviewText = ({ title, body, pros, cons }: Texts): string =>
  [title ?? '', body, ...pros, ...cons].join('\n');
