import type { CheerioAPI } from 'cheerio';
import { DomUtils } from 'htmlparser2';
import { addValue, bareName, type Item, maxItems, type Value } from './item.ts';
import { parseLenientJson } from './lenient-json.ts';

/**
 * Every item in the JSON-LD blocks of a page, inner ones too, in the order in which they begin. A block that cannot be read
 * costs that block.
 */
export const readJsonLd = (page: CheerioAPI): Item[] => {
  const items: Item[] = [];
  // Not by selector: those take quadratic time on pages that consist of scripts.
  for (const script of DomUtils.getElementsByTagName('script', page.root().get())) {
    if (!/^\s*application\/ld\+json\b/i.test(script.attribs['type'] ?? '')) continue;
    collect(parseLenientJson(DomUtils.textContent(script)), items, 0);
  }
  return items;
};

/** Levels that are read; no vocabulary needs more than ten. */
const maxDepth = 40;

/** The values that a piece of JSON-LD stands for; each item in it is added to `items`. */
const collect = (json: unknown, items: Item[], depth: number): Value[] => {
  if (depth > maxDepth || items.length >= maxItems) return [];
  if (typeof json === 'string') return [json];
  if (typeof json === 'number') return [String(json)];
  if (Array.isArray(json)) return json.flatMap((part) => collect(part, items, depth + 1));
  if (typeof json !== 'object' || json === null) return [];

  const node = new Map<string, unknown>(Object.entries(json));
  const wrapped = node.get('@value') ?? node.get('@list') ?? node.get('@set');
  if (wrapped !== undefined) return collect(wrapped, items, depth + 1);

  const properties = new Map<string, Value[]>();
  const item = {
    types: texts(node.get('@type') ?? node.get('type')).map(bareName),
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

const texts = (json: unknown): string[] =>
  (Array.isArray(json) ? json : [json]).filter((part) => typeof part === 'string');
