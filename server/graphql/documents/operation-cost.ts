import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { limits } from '../../../contract/limits.ts';
import { priceOf } from '../../../schema/price.ts';

/**
 * Works out what operations cost. The fields that have a price cost it once for each item of the lists around them: as many as `first`
 * asks for, or 20 for a list without `first`. Outside of lists they cost nothing. What `@skip` and `@include` leave out is free.
 *
 * @returns a function that reads each operation once, and then only applies the variables of a request.
 */
export const operationCosts = (schema: GraphQLSchema) => {
  const known = new WeakMap<OperationDefinitionNode, readonly CostTerm[]>();
  return (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): number => {
    const terms = known.get(operation) ?? new CostReader(schema, document).read(operation);
    known.set(operation, terms);
    const given = (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
    return terms.reduce((sum, term) => sum + amountOf(term, given), 0);
  };
};

/** One priced field of the result. */
interface CostTerm {
  readonly price: number;
  /** The sizes of the lists around it. */
  readonly sizes: readonly ListSize[];
  /** It is selected if all conditions of one of these hold. */
  readonly selectedIf: readonly (readonly Condition[])[];
}

interface ListSize {
  readonly variable: string | undefined;
  readonly otherwise: number;
}

interface Condition {
  readonly variable: string;
  readonly mustBe: boolean;
  readonly otherwise: boolean;
}

const amountOf = (
  { price, sizes, selectedIf }: CostTerm,
  given: (variable: string) => unknown,
): number => {
  const holds = ({ variable, mustBe, otherwise }: Condition): boolean =>
    (given(variable) ?? otherwise) === mustBe;
  if (!selectedIf.some((conditions) => conditions.every(holds))) return 0;
  return sizes.reduce((product, { variable, otherwise }) => {
    const size = variable === undefined ? otherwise : (given(variable) ?? otherwise);
    return product * (typeof size === 'number' && size > 0 ? size : 0);
  }, price);
};

/** A selection set, and when it applies. */
interface Part {
  readonly set: SelectionSetNode;
  readonly conditions: readonly Condition[];
}

interface Selected {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  readonly parts: Part[];
  readonly selectedIf: (readonly Condition[])[];
}

class CostReader {
  readonly #schema: GraphQLSchema;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #defaults = new Map<string, unknown>();
  readonly #terms: CostTerm[] = [];

  constructor(schema: GraphQLSchema, { definitions }: DocumentNode) {
    this.#schema = schema;
    for (const definition of definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        this.#fragments.set(definition.name.value, definition);
    }
  }

  read({ operation, selectionSet, variableDefinitions }: OperationDefinitionNode) {
    for (const { variable, defaultValue } of variableDefinitions ?? []) {
      if (defaultValue?.kind === Kind.INT)
        this.#defaults.set(variable.name.value, Number(defaultValue.value));
      if (defaultValue?.kind === Kind.BOOLEAN)
        this.#defaults.set(variable.name.value, defaultValue.value);
    }
    const root = this.#schema.getRootType(operation);
    if (root) this.#visit(root, [{ set: selectionSet, conditions: [] }], []);
    return this.#terms;
  }

  /** Visits what the executor merges into one object: each of its fields once, however often it is selected. */
  #visit(type: GraphQLNamedType, parts: readonly Part[], sizes: readonly ListSize[]): void {
    const selected = new Map<string, Selected>();
    const spread = new Set<string>();
    for (const part of parts) this.#collect(type, part, selected, spread);
    for (const { field, node, parts, selectedIf } of selected.values()) {
      const price = priceOf(field);
      if (price > 0 && sizes.length > 0) this.#terms.push({ price, sizes, selectedIf });
      // What is in a priced field is part of its price.
      else if (parts.length > 0) {
        this.#visit(getNamedType(field.type), parts, [
          ...sizes,
          ...this.#sizesOf(field, node, sizes),
        ]);
      }
    }
  }

  #collect(
    type: GraphQLNamedType,
    { set, conditions }: Part,
    selected: Map<string, Selected>,
    spread: Set<string>,
  ): void {
    for (const selection of set.selections) {
      const own = this.#conditionsOf(selection.directives ?? []);
      if (!own) continue;
      const all = withoutRepeats([...conditions, ...own]);
      if (selection.kind === Kind.FIELD) {
        this.#select(type, selection, all, selected);
        continue;
      }
      const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : undefined;
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : this.#fragments.get(selection.name.value);
      if (!fragment?.selectionSet) continue;
      if (name !== undefined && isRepeated(spread, name, all)) continue;
      const condition = fragment.typeCondition?.name.value;
      const inner = condition === undefined ? type : this.#schema.getType(condition);
      if (inner)
        this.#collect(inner, { set: fragment.selectionSet, conditions: all }, selected, spread);
    }
  }

  #select(
    type: GraphQLNamedType,
    node: FieldNode,
    conditions: readonly Condition[],
    selected: Map<string, Selected>,
  ): void {
    const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
    const field = fields[node.name.value];
    if (!field) return;
    const key = `${type.name}.${(node.alias ?? node.name).value}`;
    const entry = selected.get(key) ?? { field, node, parts: [], selectedIf: [] };
    selected.set(key, entry);
    entry.selectedIf.push(conditions);
    if (node.selectionSet) entry.parts.push({ set: node.selectionSet, conditions });
  }

  /** Undefined if the selection never applies. */
  #conditionsOf(directives: readonly DirectiveNode[]): readonly Condition[] | undefined {
    const conditions: Condition[] = [];
    for (const { name, arguments: [argument] = [] } of directives) {
      if ((name.value !== 'skip' && name.value !== 'include') || !argument) continue;
      const mustBe = name.value === 'include';
      const { value } = argument;
      if (value.kind === Kind.BOOLEAN && value.value !== mustBe) return undefined;
      if (value.kind !== Kind.VARIABLE) continue;
      const variable = value.name.value;
      conditions.push({ variable, mustBe, otherwise: this.#defaults.get(variable) === true });
    }
    return conditions;
  }

  #sizesOf(
    { type, args }: GraphQLField<unknown, unknown>,
    node: FieldNode,
    around: readonly ListSize[],
  ): readonly ListSize[] {
    const named = getNamedType(type);
    if (named.name.endsWith('Connection')) {
      const defaultSize: unknown = args.find(({ name }) => name === 'first')?.defaultValue;
      const otherwise = typeof defaultSize === 'number' ? defaultSize : limits.tasksPage.default;
      const value = node.arguments?.find(({ name }) => name.value === 'first')?.value;
      if (value?.kind === Kind.INT)
        return [{ variable: undefined, otherwise: Number(value.value) }];
      if (value?.kind !== Kind.VARIABLE) return [{ variable: undefined, otherwise }];
      const stated = this.#defaults.get(value.name.value);
      return [
        { variable: value.name.value, otherwise: typeof stated === 'number' ? stated : otherwise },
      ];
    }
    // Of the events of a page, only one can hold a task.
    const isList = isListType(getNullableType(type)) && isObjectType(named);
    return isList && around.length === 0
      ? [{ variable: undefined, otherwise: limits.tasksPage.default }]
      : [];
  }
}

const keyOf = ({ variable, mustBe }: Condition): string => `${mustBe ? '' : '!'}${variable}`;

const withoutRepeats = (conditions: readonly Condition[]): readonly Condition[] =>
  conditions.length < 2
    ? conditions
    : [...new Map(conditions.map((condition) => [keyOf(condition), condition])).values()];

/** Whether a fragment has been spread already, under the same conditions or under none. */
const isRepeated = (
  spread: Set<string>,
  name: string,
  conditions: readonly Condition[],
): boolean => {
  const key = [name, ...conditions.map(keyOf).sort()].join();
  if (spread.has(name) || spread.has(key)) return true;
  spread.add(key);
  return false;
};
