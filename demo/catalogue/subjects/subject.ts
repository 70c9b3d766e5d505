/**
 * What people say of one sort of product. In a sentence `{a|b}` is one of its alternatives and `{product}` the product's
 * short name.
 */
export interface Subject {
  /** Words of a product's name that tell its sort. */
  readonly words: readonly string[];
  /** What a shop puts behind the name: colours, sizes. */
  readonly variants: readonly string[];
  /** Other things that a search for the product finds as well; `{product}` is its whole name. */
  readonly accessories: readonly string[];
  readonly praise: readonly string[];
  /** Small things, in reviews that are content on the whole. */
  readonly gripes: readonly string[];
  /** What makes people unhappy. */
  readonly faults: readonly string[];
}
