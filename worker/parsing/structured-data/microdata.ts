import type { CheerioAPI } from 'cheerio';
import { DomUtils } from 'htmlparser2';
import { type HtmlElement, type HtmlNode, textOfNodes } from '../plain-text.ts';
import { addValue, bareName, type Item, maxItems, type Value } from './item.ts';

/**
 * Reads all microdata items of a page, including nested ones, in the order of the page. Follows `itemref`. Implements the section
 * "Microdata" of the HTML standard, except that `content` attributes count on all elements, because real pages use them so.
 */
export const readMicrodata = (page: CheerioAPI): Item[] => {
  const elements = DomUtils.findAll(() => true, page.root().get());
  const items = new Map<HtmlNode, { item: Item; properties: Map<string, Value[]> }>();
  const byId = new Map<string, HtmlNode>();
  for (const element of elements) {
    const { id, itemscope } = element.attribs;
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
    if (itemscope === undefined || items.size >= maxItems) continue;
    const properties = new Map<string, Value[]>();
    items.set(element, { item: { ...headOf(element), properties }, properties });
  }

  let budget = maxVisits;
  const fill = (node: HtmlNode, properties: Map<string, Value[]>): void => {
    if (!DomUtils.isTag(node) || budget-- <= 0) return;
    const inner = items.get(node);
    const names = listOf(node.attribs['itemprop']);
    if (names.length > 0) {
      const value = inner?.item ?? textIn(node);
      for (const name of names) addValue(properties, bareName(name), value);
    }
    if (inner === undefined) for (const child of node.children) fill(child, properties);
  };

  for (const [scope, { properties }] of items) {
    if (!DomUtils.isTag(scope)) continue;
    for (const child of scope.children) fill(child, properties);
    for (const id of new Set(listOf(scope.attribs['itemref']))) {
      const target = byId.get(id);
      if (target !== undefined && target !== scope) fill(target, properties);
    }
  }
  return [...items.values()].map(({ item }) => item);
};

/** The maximum number of elements visited. With `itemref`, a small page can refer to itself endlessly. */
const maxVisits = 500_000;

const headOf = ({ attribs }: HtmlElement): Pick<Item, 'types' | 'id'> => ({
  types: listOf(attribs['itemtype']).map(bareName),
  id: attribs['itemid']?.trim() ?? null,
});

/** The attributes that contain the values of elements. */
const valueAttributes = new Map([
  ...['a', 'area', 'link'].map((name) => [name, 'href'] as const),
  ...['img', 'audio', 'video', 'source', 'iframe', 'embed', 'track'].map(
    (name) => [name, 'src'] as const,
  ),
  ...['data', 'meter'].map((name) => [name, 'value'] as const),
  ['time', 'datetime'] as const,
  ['object', 'data'] as const,
]);

const textIn = (node: HtmlElement): string =>
  node.attribs['content'] ??
  node.attribs[valueAttributes.get(node.name) ?? ''] ??
  textOfNodes(node.children);

const listOf = (attribute: string | undefined): string[] =>
  attribute?.split(/\s+/).filter((part) => part !== '') ?? [];
