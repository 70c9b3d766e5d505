import { propertyName, typeName } from './vocabulary.ts';

/** An item of structured data as the page contains it, from JSON-LD or microdata. */
export interface Item {
  /** Names without the vocabulary: "Product", not "https://schema.org/Product". At most {@link maxTypes}. */
  readonly types: readonly string[];
  /** Its `@id` or `itemid`, which other items may refer to. */
  readonly id: string | null;
  /** By name without the vocabulary, in the order of the page. */
  readonly properties: Map<string, Value[]>;
  readonly notation: 'JSON-LD' | 'microdata';
  /** Whether it is outside of the page's own content, as related products are. */
  readonly isAside: boolean;
}

/** Texts are HTML, trimmed, and not blank. */
export type Value = string | Item;

/** The maximum number of items read from one page, for each notation. Real pages have up to some hundreds. */
export const maxItems = 20_000;

/** The maximum number of types that are read of one item. Real items have one or two. */
const maxTypes = 20;

/** The types of an item as a page names them, without the vocabulary. */
export const typesOf = (names: readonly string[]): string[] =>
  names.slice(0, maxTypes).map(typeName);

/** Appends a value to a property. */
export const addValue = (item: Item, written: string, value: Value): void => {
  const name = propertyName(written);
  const values = item.properties.get(name);
  if (values === undefined) item.properties.set(name, [value]);
  else values.push(value);
};

interface WithProperties<Nested> {
  readonly properties: ReadonlyMap<string, readonly (string | Nested)[]>;
}

/** The values of a property that are items, for all of its names. */
export const itemsOf = <Nested extends object>(
  item: WithProperties<Nested>,
  ...names: string[]
): Nested[] =>
  names.flatMap((name) =>
    (item.properties.get(name) ?? []).filter((value) => typeof value !== 'string'),
  );

/** The first text of a property, from the first of its names that has one. */
export const textOf = (
  item: WithProperties<object> | undefined,
  ...names: string[]
): string | null => {
  for (const name of names) {
    const text = item?.properties.get(name)?.find((value) => typeof value === 'string');
    if (text !== undefined) return text;
  }
  return null;
};
