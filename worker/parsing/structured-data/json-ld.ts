import { addValue, bareName, type Item, maxItems, typesOf, type Value } from './item.ts';
import { parseLenientJson } from './lenient-json.ts';

/**
 * Reads all items in the JSON-LD blocks of a page, including nested ones, in the order of the page. Skips blocks that cannot be read.
 */
export const readJsonLd = (blocks: readonly string[]): Item[] => {
  const items: Item[] = [];
  for (const block of blocks) collect(parseLenientJson(block), items, 0);
  return items;
};

/** The maximum depth that is read. No vocabulary needs more than ten levels. */
const maxDepth = 40;

/** Returns the values that a piece of JSON-LD represents, and adds each item in it to `items`. */
const collect = (json: unknown, items: Item[], depth: number): Value[] => {
  if (depth > maxDepth || items.length >= maxItems) return [];
  if (typeof json === 'string') {
    const text = withLines(json).trim();
    return text === '' ? [] : [text];
  }
  if (typeof json === 'number') return [String(json)];
  if (Array.isArray(json)) return json.flatMap((part) => collect(part, items, depth + 1));
  if (typeof json !== 'object' || json === null) return [];

  const node = new Map<string, unknown>(Object.entries(json));
  const wrapped = node.get('@value') ?? node.get('@list') ?? node.get('@set');
  if (wrapped !== undefined) return collect(wrapped, items, depth + 1);

  const properties = new Map<string, Value[]>();
  const item = {
    types: typesOf(texts(node.get('@type') ?? node.get('type'))),
    id: texts(node.get('@id'))[0] ?? null,
    properties,
  };
  items.push(item);
  for (const [name, part] of node) {
    if (name === '@context') continue;
    const values = collect(part, items, depth + 1);
    if (!name.startsWith('@'))
      for (const value of values) addValue(properties, bareName(name), value);
  }
  return [item];
};

/** The text with line breaks where a shop escaped them twice, which leaves `\\n`. In a path, such as `C:\\new`, they are none. */
const withLines = (text: string): string =>
  !text.includes('\\') || /\b[a-z]:\\|\\\\/i.test(text)
    ? text
    : text.replace(/\\r\\n|\\n/g, '\n').replace(/\\(["'/])/g, '$1');

const texts = (json: unknown): string[] =>
  (Array.isArray(json) ? json : [json]).filter((part) => typeof part === 'string');
