import { type Item, textOf, type Value } from './item.ts';
import { isReview, kindOf } from './vocabulary.ts';

/** An item with all that a page says about it in several places, and with references resolved. */
export interface LinkedItem {
  readonly types: readonly string[];
  readonly notation: Item['notation'];
  readonly isAside: boolean;
  /** Whether it only occurs as a value of other items. */
  readonly isNested: boolean;
  readonly properties: ReadonlyMap<string, readonly LinkedValue[]>;
  /** The properties in each place. */
  readonly parts: readonly ReadonlyMap<string, readonly LinkedValue[]>[];
}

export type LinkedValue = string | LinkedItem;

/**
 * Merges the items of a page that share an ID, unless they differ in kind or name, and replaces each reference with what it refers
 * to. Takes time linear in the number of values.
 *
 * @param base the URL that IDs are relative to. Default: none.
 */
export const linkItems = (items: readonly Item[], base?: string): LinkedItem[] => {
  const resolve = (id: string) => (URL.canParse(id, base) ? new URL(id, base).href : id);
  const groups = new Map<string, Item[][]>();
  for (const item of items) {
    if (item.id === null || isReference(item)) continue;
    const id = resolve(item.id);
    const known = groups.get(id);
    if (known === undefined) groups.set(id, [[item]]);
    else known[0]?.push(item);
  }
  for (const [id, [members = []]] of groups) groups.set(id, separated(members));

  const values = items.flatMap(({ properties }) => [...properties.values()].flat());
  const nested = new Set(values);
  const linked = new Map<Item, Draft>();
  const byId = new Map<string, Draft>();
  const add = (members: readonly Item[]) => {
    const draft = draftOf(members, nested);
    for (const member of members) linked.set(member, draft);
    return draft;
  };
  for (const [id, clusters] of groups) {
    for (const members of clusters) {
      const draft = add(members);
      if (!byId.has(id)) byId.set(id, draft);
    }
  }
  const target = (value: Value, name: string): LinkedValue => {
    if (typeof value === 'string')
      return relations.has(name) ? (byId.get(resolve(value)) ?? value) : value;
    const referred = isReference(value) ? byId.get(resolve(value.id ?? '')) : undefined;
    return referred ?? linked.get(value) ?? add([value]);
  };
  const found = new Set(
    items.filter((item) => !isReference(item)).map((item) => linked.get(item) ?? add([item])),
  );
  for (const draft of found) {
    for (const { properties } of draft.members) {
      const part = new Map<string, LinkedValue[]>();
      for (const [name, all] of properties) {
        const resolved = all.map((value) => target(value, name));
        part.set(name, resolved);
        const known = draft.properties.get(name);
        if (known === undefined) draft.properties.set(name, [...resolved]);
        else for (const value of resolved) known.push(value);
      }
      draft.parts.push(part);
    }
  }
  return [...found];
};

interface Draft extends LinkedItem {
  readonly members: readonly Item[];
  readonly properties: Map<string, LinkedValue[]>;
  readonly parts: Map<string, LinkedValue[]>[];
}

const draftOf = (members: readonly Item[], nested: ReadonlySet<Value>): Draft => ({
  types: [...new Set(members.flatMap(({ types }) => types))],
  notation: members[0]?.notation ?? 'JSON-LD',
  isAside: members.every(({ isAside }) => isAside),
  isNested: members.every((member) => nested.has(member)),
  members,
  properties: new Map(),
  parts: [],
});

/**
 * Divides the items of one ID, because pages reuse IDs: by kind, and by name or text. Those without a name belong to the first of
 * their kind, those without a type to the first of all.
 */
const separated = (items: readonly Item[]): Item[][] => {
  const clusters = new Map<string, Item[]>();
  const firstOf = new Map<string, Item[]>();
  const open = (key: string, family: string): Item[] => {
    const members: Item[] = [];
    clusters.set(key, members);
    if (!firstOf.has(family)) firstOf.set(family, members);
    return members;
  };
  const keyed = items.map((item) => ({ item, family: familyOf(item), name: nameOf(item) }));
  const isDefinite = ({ item, name }: (typeof keyed)[number]) =>
    item.types.length > 0 && name !== null;
  for (const { item, family, name } of keyed.filter(isDefinite)) {
    const key = `${family} ${name}`;
    (clusters.get(key) ?? open(key, family)).push(item);
  }
  for (const one of keyed) {
    if (isDefinite(one) || one.item.types.length === 0) continue;
    (firstOf.get(one.family) ?? open(one.family, one.family)).push(one.item);
  }
  const [first = open('', '')] = clusters.values();
  first.push(...items.filter(({ types }) => types.length === 0));
  return [...clusters.values()];
};

const familyOf = (item: Item): string =>
  isReview(item) ? 'Review' : (kindOf(item) ?? item.types[0] ?? '');

const nameOf = (item: Item): string | null =>
  (isReview(item)
    ? textOf(item, 'reviewBody', 'description', 'name')
    : textOf(item, 'name')
  )?.toLowerCase() ?? null;

/** Properties whose texts may be IDs of items. */
const relations = new Set(
  `review reviews reviewRating aggregateRating itemReviewed about subjectOf isVariantOf hasVariant mainEntity itemListElement item
  offers isRelatedTo isSimilarTo`.split(/\s+/),
);

const isReference = (item: Item): boolean => item.id !== null && item.properties.size === 0;
