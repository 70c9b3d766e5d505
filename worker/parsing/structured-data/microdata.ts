import { DomUtils } from 'htmlparser2';
import { escapeHtml } from '../escape-html.ts';
import { memoize } from '../memoize.ts';
import type { HtmlElement, HtmlNode } from '../parse-html.ts';
import { textOfNodes } from '../plain-text.ts';
import { addValue, bareName, type Item, maxItems, typesOf, type Value } from './item.ts';

/**
 * Reads all microdata items of a page, including nested ones, in the order of the page. Follows `itemref`. Implements the section
 * "Microdata" of the HTML standard, except that `content` attributes count on all elements, because real pages use them so.
 */
export const readMicrodata = (page: readonly HtmlNode[]): Item[] => {
  const elements = DomUtils.findAll(() => true, [...page]);
  const items = new Map<HtmlNode, { item: Item; properties: Map<string, Value[]> }>();
  const byId = new Map<string, HtmlNode>();
  for (const element of elements) {
    const { id, itemscope } = element.attribs;
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
    if (itemscope === undefined || items.size >= maxItems) continue;
    const properties = new Map<string, Value[]>();
    items.set(element, { item: { ...headOf(element), properties }, properties });
  }

  let workLeft = maxWork;
  const spend = (work: number): boolean => {
    workLeft -= work;
    return workLeft > 0;
  };
  const namesIn = memoize((element: HtmlElement) => listOf(element.attribs['itemprop']));
  const textIn = memoize((element: HtmlElement) => textOfElement(element, spend));

  const fill = (node: HtmlNode, properties: Map<string, Value[]>): void => {
    if (!DomUtils.isTag(node)) return;
    const names = namesIn(node);
    if (!spend(1 + names.length)) return;
    const inner = items.get(node);
    const value = names.length === 0 ? '' : (inner?.item ?? textIn(node));
    if (value !== '') for (const name of names) addValue(properties, bareName(name), value);
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
  for (const [scope, { properties }] of items) {
    if (!DomUtils.isTag(scope)) continue;
    const missing = namesIn(scope).flatMap((name) => impliedBy.get(name) ?? []);
    const text = missing.some((name) => !properties.has(name)) ? textIn(scope) : '';
    if (text !== '') for (const name of missing) addValue(properties, name, text);
  }
  return [...items.values()].map(({ item }) => item);
};

/** The properties that the whole text of an item is taken for if it does not have them, by what the item is a value of. */
const impliedBy = new Map([
  ...['author', 'creator', 'brand', 'itemReviewed'].map((name) => [name, 'name'] as const),
  ['reviewRating', 'ratingValue'] as const,
]);

/**
 * The maximum work of reading a page: the elements visited, their properties, and the text taken from them, of which 16 characters
 * count as much as an element. Real pages take less than a tenth. With `itemref` and nested properties, a small page can refer to
 * the same elements endlessly. What is found within the limit is kept.
 */
const maxWork = 1_000_000;

const headOf = ({ attribs }: HtmlElement): Pick<Item, 'types' | 'id'> => ({
  types: typesOf(listOf(attribs['itemtype'])),
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

const textOfElement = (element: HtmlElement, spend: (work: number) => boolean): string => {
  const { name, attribs, children } = element;
  const attribute = attribs['content'] ?? attribs[valueAttributes.get(name) ?? ''];
  if (attribute === undefined) return escapeHtml(textOfNodes(children, { spend }));
  return endOfElement.test(attribute) ? attribute.trim() : attribute.trim().replaceAll('<', '&lt;');
};

/** Shops put HTML into attributes, which are plain text in the standard. */
const endOfElement = /<(?:\/[a-z]|br\b|[a-z]+\s*\/>)/i;

const listOf = (attribute: string | undefined): string[] =>
  attribute?.split(/\s+/).filter((part) => part !== '') ?? [];
