/** A thing that a page describes to machines, in whichever notation. */
export interface Item {
  /** Without the vocabulary: "Product", not "https://schema.org/Product". */
  readonly types: readonly string[];
  /** Its @id or itemid, by which others may refer to it. */
  readonly id: string | null;
  /** By name, likewise without the vocabulary; each in the order of the page. */
  readonly properties: ReadonlyMap<string, readonly Value[]>;
}

export type Value = string | Item;

/** Items of one page that are read in each notation; the richest pages have some hundreds. */
export const maxItems = 20_000;

/** The last part of a schema.org address; a plain name stays as it is. */
export const bareName = (name: string): string => name.trim().replace(/^.*[/#:]/, '');

/** Adds to a property that is still being read. */
export const addValue = (properties: Map<string, Value[]>, name: string, value: Value): void => {
  const values = properties.get(name);
  if (values === undefined) properties.set(name, [value]);
  else values.push(value);
};

/** The property's values that are things themselves, over all the names it goes by. */
export const itemsOf = (item: Item, ...names: string[]): Item[] =>
  names.flatMap((name) =>
    (item.properties.get(name) ?? []).filter((value) => typeof value !== 'string'),
  );

/** The property's first text that is not blank, under the first name that has one. */
export const textOf = (item: Item | undefined, ...names: string[]): string | null => {
  for (const name of names) {
    const text = item?.properties
      .get(name)
      ?.find((value) => typeof value === 'string' && value.trim() !== '');
    if (typeof text === 'string') return text.trim();
  }
  return null;
};

/** Replaces each mere reference to an item by the item that bears its ID. */
export const linkReferences = (items: readonly Item[]): Item[] => {
  const known = new Map(
    items.flatMap((item) =>
      item.id === null || isReference(item) ? [] : [[item.id, item] as const],
    ),
  );
  const target = (value: Value): Value =>
    typeof value !== 'string' && isReference(value) ? (known.get(value.id ?? '') ?? value) : value;
  return items
    .filter((item) => !isReference(item))
    .map((item) => ({
      ...item,
      properties: new Map([...item.properties].map(([name, values]) => [name, values.map(target)])),
    }));
};

const isReference = (item: Item): boolean => item.id !== null && item.properties.size === 0;
