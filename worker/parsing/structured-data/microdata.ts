import { DomUtils } from 'htmlparser2';
import { escapeHtml } from '../escape-html.ts';
import { memoize } from '../memoize.ts';
import type { HtmlElement, HtmlNode } from '../parse-html.ts';
import { textOfNodes } from '../plain-text.ts';
import { addValue, type Item, maxItems, typesOf } from './item.ts';
import { propertyName } from './vocabulary.ts';

/**
 * Reads all microdata items of a page, including nested ones, in the order of the page. Follows `itemref`. Implements the section
 * "Microdata" of the HTML standard, except that `content` attributes count on all elements, because real pages use them so.
 */
export const readMicrodata = (page: readonly HtmlNode[]): Item[] => {
  const elements = DomUtils.findAll(() => true, [...page]);
  const items = new Map<HtmlNode, Item>();
  const aside = new Set<HtmlNode | null>();
  const byId = new Map<string, HtmlNode>();
  for (const element of elements) {
    const { id, itemscope } = element.attribs;
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
    if (aside.has(element.parent) || isAside(element)) aside.add(element);
    if (itemscope === undefined || items.size >= maxItems) continue;
    items.set(element, {
      ...headOf(element),
      properties: new Map(),
      notation: 'microdata',
      isAside: aside.has(element),
    });
  }

  let workLeft = maxWork;
  const spend = (work: number): boolean => {
    workLeft -= work;
    return workLeft > 0;
  };
  const namesIn = memoize((element: HtmlElement) =>
    listOf(element.attribs['itemprop']).map(propertyName),
  );
  const textIn = memoize((element: HtmlElement) => textOfElement(element, spend));

  const fill = (node: HtmlNode, item: Item): void => {
    if (!DomUtils.isTag(node)) return;
    const names = namesIn(node);
    if (!spend(1 + names.length)) return;
    const inner = items.get(node);
    const value = names.length === 0 ? '' : (inner ?? textIn(node));
    if (value !== '') for (const name of names) addValue(item, name, value);
    if (inner === undefined) for (const child of node.children) fill(child, item);
  };

  for (const [scope, item] of items) {
    if (!DomUtils.isTag(scope)) continue;
    for (const child of scope.children) fill(child, item);
    for (const id of new Set(listOf(scope.attribs['itemref']))) {
      const target = byId.get(id);
      if (target !== undefined && target !== scope) fill(target, item);
    }
  }
  for (const [scope, item] of items) {
    if (!DomUtils.isTag(scope)) continue;
    const missing = namesIn(scope).flatMap((name) => impliedBy.get(name) ?? []);
    const text = missing.some((name) => !item.properties.has(name)) ? textIn(scope) : '';
    if (text !== '') for (const name of missing) addValue(item, name, text);
  }
  return [...items.values()];
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

const headOf = ({ attribs }: HtmlElement): Pick<Item, 'types' | 'id'> => {
  const { itemtype, itemprop, itemid } = attribs;
  const types = listOf(itemtype).length > 0 ? listOf(itemtype) : listOf(itemprop);
  return {
    types: itemtype ? typesOf(types) : typesOf(types).filter((type) => impliedTypes.has(type)),
    id: itemid?.trim() || null,
  };
};

/** Types that a property implies if none is given. */
const impliedTypes = new Set(['Review', 'AggregateRating']);

/** Whether what the element contains is not what the page is about. */
const isAside = ({ name, attribs }: HtmlElement): boolean =>
  !['html', 'body', 'main'].includes(name) &&
  (name === 'aside' || besideContent.test(`${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`));

const besideContent =
  /(?:^|[\s_-])(?:related|similar|up-?sells?|cross-?sells?|recommend(?:ed|ations?)?|recently-?viewed|also-?(?:bought|viewed|like)|miniatures?)(?:$|[\s_-])/i;

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
