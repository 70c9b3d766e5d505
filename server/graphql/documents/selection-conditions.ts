import { type DirectiveNode, Kind } from 'graphql';

/** One `@skip` or `@include` whose variable decides whether a selection applies. */
export interface Condition {
  readonly variable: string;
  readonly mustBe: boolean;
  readonly otherwise: boolean;
}

/**
 * The conditions that directives put on a selection, undefined if it never applies.
 *
 * @param defaults of the variables of the operation.
 */
export const conditionsOf = (
  directives: readonly DirectiveNode[],
  defaults: ReadonlyMap<string, unknown>,
): readonly Condition[] | undefined => {
  const conditions: Condition[] = [];
  for (const { name, arguments: [argument] = [] } of directives) {
    if ((name.value !== 'skip' && name.value !== 'include') || !argument) continue;
    const mustBe = name.value === 'include';
    const { value } = argument;
    if (value.kind === Kind.BOOLEAN && value.value !== mustBe) return undefined;
    if (value.kind !== Kind.VARIABLE) continue;
    const variable = value.name.value;
    conditions.push({ variable, mustBe, otherwise: defaults.get(variable) === true });
  }
  return conditions;
};

/** The conditions, each once. */
export const withoutRepeats = (conditions: readonly Condition[]): readonly Condition[] =>
  conditions.length < 2
    ? conditions
    : [...new Map(conditions.map((condition) => [keyOf(condition), condition])).values()];

/** Whether a fragment has been spread already, under the same conditions or under none. */
export const isRepeated = (
  spread: Set<string>,
  name: string,
  conditions: readonly Condition[],
): boolean => {
  const key = [name, ...conditions.map(keyOf).sort()].join();
  if (spread.has(name) || spread.has(key)) return true;
  spread.add(key);
  return false;
};

const keyOf = ({ variable, mustBe }: Condition): string => `${mustBe ? '' : '!'}${variable}`;
