import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import { ApiError } from './errors.ts';

/**
 * Checks what a subscription to a list of tasks selects of each task.
 *
 * @throws TOO_EXPENSIVE for fields that read reviews: each change would read those of every task on the page.
 */
export const assertCheapLiveList = ({ fieldNodes, fragments }: GraphQLResolveInfo): void => {
  const within = (sets: readonly SelectionSetNode[], name: string): SelectionSetNode[] =>
    fieldsIn(sets, fragments)
      .filter((field) => field.name.value === name)
      .flatMap(({ selectionSet }) => selectionSet ?? []);
  const lists = fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const nodes = within(within(lists, 'edges'), 'node');
  const refused = fieldsIn(nodes, fragments).find(({ name }) => costly.includes(name.value));
  if (!refused) return;
  throw new ApiError(
    'TOO_EXPENSIVE',
    `${refused.name.value} cannot be selected in the tasks subscription. Use taskStatus to select it for one task.`,
  );
};

const costly = ['summary', 'result', 'reviews'];

/** The fields of selection sets, including those in fragments. */
const fieldsIn = (
  sets: readonly SelectionSetNode[],
  fragments: GraphQLResolveInfo['fragments'],
) => {
  const pending = [...sets];
  const seen = new Set(pending);
  const fields = [];
  for (const { selections } of pending) {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        fields.push(selection);
        continue;
      }
      const set =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : fragments[selection.name.value]?.selectionSet;
      if (set && !seen.has(set)) {
        seen.add(set);
        pending.push(set);
      }
    }
  }
  return fields;
};
