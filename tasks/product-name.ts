/** The form in which product names are compared: NFKC, without case, spaces folded. */
export const comparableName = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
