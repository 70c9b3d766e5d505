import { addValue, type Item, maxItems, typesOf, type Value } from './item.ts';
import { parseLenientJson } from './lenient-json.ts';

/**
 * Reads all items in the JSON-LD blocks of a page, including nested ones, in the order of the page. Skips blocks that cannot be read.
 */
export const readJsonLd = (blocks: readonly string[]): Item[] => {
  const items: Item[] = [];
  for (const [index, block] of blocks.entries()) {
    collect(parseLenientJson(block), { items, block: index }, 0);
  }
  return items;
};

interface Reading {
  readonly items: Item[];
  /** The index of the block. */
  readonly block: number;
}

/** The maximum depth that is read. No vocabulary needs more than ten levels. */
const maxDepth = 40;

/** Returns the values that a piece of JSON-LD represents, and adds each item in it to those that were read. */
const collect = (json: unknown, reading: Reading, depth: number): Value[] => {
  const { items, block } = reading;
  if (depth > maxDepth || items.length >= maxItems) return [];
  if (typeof json === 'string') {
    const text = withLines(json).trim();
    return text === '' ? [] : [text];
  }
  if (typeof json === 'number') return [String(json)];
  if (Array.isArray(json)) return json.flatMap((part) => collect(part, reading, depth + 1));
  if (typeof json !== 'object' || json === null) return [];

  const node = new Map<string, unknown>(Object.entries(json));
  const wrapped = node.get('@value') ?? node.get('@list') ?? node.get('@set');
  if (wrapped !== undefined) return collect(wrapped, reading, depth + 1);

  const [id = null] = texts(node.get('@id') ?? node.get('id'));
  const item: Item = {
    types: typesOf(texts(node.get('@type') ?? node.get('type'))),
    // Blank nodes are known within their block only.
    id: id?.startsWith('_:') ? `${id} ${block}` : id,
    properties: new Map(),
    notation: 'JSON-LD',
    isAside: false,
  };
  items.push(item);
  for (const [name, part] of node) {
    if (name === '@reverse') addReverse(part, item, reading, depth + 1);
    if (ignoredKeys.has(name)) continue;
    const values = collect(part, reading, depth + 1);
    if (!name.startsWith('@')) for (const value of values) addValue(item, name, value);
  }
  return [item];
};

const ignoredKeys = new Set(['@context', '@reverse', '@type', '@id', 'type', 'id']);

/** Adds the item to properties of the items that refer to it. */
const addReverse = (json: unknown, item: Item, reading: Reading, depth: number): void => {
  if (typeof json !== 'object' || json === null) return;
  for (const [name, part] of Object.entries(json)) {
    for (const value of collect(part, reading, depth)) {
      if (typeof value !== 'string') addValue(value, name, item);
    }
  }
};

/** The text with line breaks where a shop escaped them twice, which leaves `\\n`. In a path, such as `C:\\new`, they are none. */
const withLines = (text: string): string =>
  !text.includes('\\') || /\b[a-z]:\\|\\\\/i.test(text)
    ? text
    : text.replace(/\\r\\n|\\n/g, '\n').replace(/\\(["'/])/g, '$1');

const texts = (json: unknown): string[] =>
  (Array.isArray(json) ? json : [json]).filter((part) => typeof part === 'string');
