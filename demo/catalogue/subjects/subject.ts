/**
 * Sentences about one sort of product. `{a|b}` stands for one of the alternatives, and `{product}` for the product's short
 * name.
 */
export interface Subject {
  /** Words in a product's name that identify the sort. */
  readonly words: readonly string[];
  /** What a shop appends to the name: colors, sizes. */
  readonly variants: readonly string[];
  /** Names of accessories; `{product}` stands for the product's full name. */
  readonly accessories: readonly string[];
  readonly praise: readonly string[];
  /** Minor complaints in favorable reviews. */
  readonly gripes: readonly string[];
  /** Reasons for bad reviews. */
  readonly faults: readonly string[];
}
