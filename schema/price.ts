/** Field options: what the field costs for each item of the lists that it is in. */
export const pricedInLists = (price: number) => ({ extensions: { priceInLists: price } });

/** Options of a field that is a list without `first`: how many items it has at most. */
export const sizedList = (size: number) => ({ extensions: { listSize: size } });

/** The size that {@link sizedList} gave a field; undefined if none. */
export const listSizeOf = ({ extensions }: { extensions: object }): number | undefined => {
  const size: unknown = Reflect.get(extensions, 'listSize');
  return typeof size === 'number' ? size : undefined;
};

/** The price that {@link pricedInLists} gave a field, or 0. */
export const priceOf = ({ extensions }: { extensions: object }): number => {
  const price: unknown = Reflect.get(extensions, 'priceInLists');
  return typeof price === 'number' ? price : 0;
};
