import { badInput } from './errors.ts';

/** Validates a `first` argument. @throws BAD_USER_INPUT if it is out of bounds. */
export const pageSize = (first: number, { min, max }: { min: number; max: number }): number => {
  if (first < min || first > max) throw badInput('first', first, `${min} to ${max}`);
  return first;
};
