/** Field options: what the field costs for each item of the lists that it is in. */
export const pricedInLists = (price: number) => ({ extensions: { priceInLists: price } });

/** The price that {@link pricedInLists} gave a field, or 0. */
export const priceOf = ({ extensions }: { extensions: object }): number => {
  const price: unknown = Reflect.get(extensions, 'priceInLists');
  return typeof price === 'number' ? price : 0;
};
