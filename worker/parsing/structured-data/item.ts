/** An item of structured data, from JSON-LD or microdata. */
export interface Item {
  /** Names without the vocabulary: "Product", not "https://schema.org/Product". At most {@link maxTypes}. */
  readonly types: readonly string[];
  /** Its `@id` or `itemid`, which other items may refer to. */
  readonly id: string | null;
  /** By name without the vocabulary, in the order of the page. */
  readonly properties: ReadonlyMap<string, readonly Value[]>;
}

/** Texts are trimmed and not blank. */
export type Value = string | Item;

/** The maximum number of items read from one page, for each notation. Real pages have up to some hundreds. */
export const maxItems = 20_000;

/** The maximum number of types that are read of one item. Real items have one or two. */
const maxTypes = 20;

/** The types of an item as a page names them, without the vocabulary. */
export const typesOf = (names: readonly string[]): string[] =>
  names.slice(0, maxTypes).map(bareName);

/** The last segment of a schema.org URL. Plain names are returned unchanged. */
export const bareName = (name: string): string => name.trim().replace(/^.*[/#:]/, '');

/** Appends a value to a property. */
export const addValue = (properties: Map<string, Value[]>, name: string, value: Value): void => {
  const values = properties.get(name);
  if (values === undefined) properties.set(name, [value]);
  else values.push(value);
};

/** The values of a property that are items, for all of its names. */
export const itemsOf = (item: Item, ...names: string[]): Item[] =>
  names.flatMap((name) =>
    (item.properties.get(name) ?? []).filter((value) => typeof value !== 'string'),
  );

/** The first text of a property, from the first of its names that has one. */
export const textOf = (item: Item | undefined, ...names: string[]): string | null => {
  for (const name of names) {
    const text = item?.properties.get(name)?.find((value) => typeof value === 'string');
    if (text !== undefined) return text;
  }
  return null;
};

/** Replaces each reference with the item that has its ID. */
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
