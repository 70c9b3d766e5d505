/** Normalizes a product name for comparison: NFKC, lower case, single spaces. */
export const comparableName = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
