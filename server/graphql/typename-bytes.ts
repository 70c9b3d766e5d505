import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * The bytes that `__typename` adds to each object of a field, under all its aliases: no resolver is called for it. Fragments count
 * whether or not they apply to the object.
 */
export const typenameBytes = ({ fieldNodes, fragments }: GraphQLResolveInfo): number => {
  const known = cache.get(fieldNodes);
  if (known !== undefined) return known;
  const spread = new Set<string>();
  let bytes = 0;
  const visit = (selectionSet: SelectionSetNode | undefined): void => {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value !== '__typename') continue;
        bytes += (selection.alias ?? selection.name).value.length + longestValue;
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        visit(selection.selectionSet);
      } else if (!spread.has(selection.name.value)) {
        spread.add(selection.name.value);
        visit(fragments[selection.name.value]?.selectionSet);
      }
    }
  };
  for (const node of fieldNodes) visit(node.selectionSet);
  cache.set(fieldNodes, bytes);
  return bytes;
};

/** Executors pass the same array for all items of a list. */
const cache = new WeakMap<GraphQLResolveInfo['fieldNodes'], number>();

/** The longest name of a type, its quotes, and what separates it. */
const longestValue = 32;
