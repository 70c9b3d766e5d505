import {
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
import { listSizeOf, priceOf } from '../../../schema/price.ts';
import { fragmentsIn } from './fragments.ts';
import {
  type Condition,
  conditionsOf,
  isRepeated,
  withoutRepeats,
} from './selection-conditions.ts';

/** Reads the priced fields of an operation. */
export const costTerms = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly CostTerm[] => new CostReader(schema, document).read(operation);

/** One priced field of the result. */
export interface CostTerm {
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
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #defaults = new Map<string, unknown>();
  readonly #terms: CostTerm[] = [];

  constructor(schema: GraphQLSchema, { definitions }: DocumentNode) {
    this.#schema = schema;
    this.#fragments = fragmentsIn(definitions);
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
      const own = conditionsOf(selection.directives ?? [], this.#defaults);
      if (!own) continue;
      const all = withoutRepeats([...conditions, ...own]);
      if (selection.kind === Kind.FIELD) {
        this.#select(type, selection, all, selected);
        continue;
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const fragment = isSpread ? this.#fragments.get(selection.name.value) : selection;
      if (!fragment || (isSpread && isRepeated(spread, selection.name.value, all))) continue;
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

  #sizesOf(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    around: readonly ListSize[],
  ): readonly ListSize[] {
    const { type, args } = field;
    const known = listSizeOf(field);
    if (known !== undefined) return [{ variable: undefined, otherwise: known }];
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
