import { badInput } from './errors.ts';

/**
 * How many entries a `first` argument asked for; null and left out mean the default.
 *
 * @throws BAD_USER_INPUT outside of the bounds.
 */
export const pageSize = (first: number | null | undefined, bounds: PageBounds): number => {
  const size = first ?? bounds.default;
  if (size < bounds.min || size > bounds.max) {
    throw badInput('first', first, `${bounds.min} to ${bounds.max}`);
  }
  return size;
};

interface PageBounds {
  readonly min: number;
  readonly max: number;
  readonly default: number;
}
